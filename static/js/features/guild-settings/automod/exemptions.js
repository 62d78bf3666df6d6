import { IconButton } from '../../../components/icon-button.js';
import { Button } from '../../../components/button.js';
import { Menu } from '../../../components/menu.js';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { useApp } from '../../../state/context.js';
import { RoleChip } from '../members/role-chip.js';
import { togglePopover } from '../../shell/ui.js';

/** @typedef {import('./rule-form.js').Form} Form */

/** Roles and channels that the rule passes over. @param {{guildId: number, form: Form, onChange: (fields: Partial<Form>) => void}} props */
export function Exemptions({ guildId, form, onChange }) {
  const { store } = useApp();
  const roles = (store.roles.value.byGuild[guildId] ?? []).filter(({ id }) => id !== guildId).sort((a, b) => b.position - a.position);
  const channels = Object.values(store.channels.value.byId).filter((channel) => channel.guild_id === guildId && channel.type !== 'category').sort((a, b) => a.position - b.position)
    .map(({ id, name }) => ({ id, name: `#${name}`, color: 0 }));
  return html`<section class="exemptions" aria-label=${t('automod.exemptions')}>
    <h2 class="guild-page-heading">${t('automod.exemptions')}</h2>
    <p class="field-note">${t('automod.exemptions_note')}</p>
    <${Chosen} label=${t('automod.exempt_roles')} add=${t('automod.add_role')} all=${roles} ids=${form.exempt_roles} icon="shield" onChange=${(/** @type {number[]} */ exempt_roles) => onChange({ exempt_roles })} />
    <${Chosen} label=${t('automod.exempt_channels')} add=${t('automod.add_channel')} all=${channels} ids=${form.exempt_channels} icon="hash" onChange=${(/** @type {number[]} */ exempt_channels) => onChange({ exempt_channels })} />
  </section>`;
}

/** @param {{label: string, add: string, all: {id: number, name: string, color: number}[], ids: number[], icon: string, onChange: (ids: number[]) => void}} props */
function Chosen({ label, add, all, ids, icon, onChange }) {
  const chosen = ids.map((id) => all.find((one) => one.id === id) ?? { id, name: t('audit.gone'), color: 0 });
  const rest = all.filter(({ id }) => !ids.includes(id));
  /** @param {any} event */
  const pick = (event) => togglePopover(event.currentTarget, Menu, { label: add, entries: rest.map((one) => ({ label: one.name.replace(/^#/, ''), icon, onSelect: () => onChange([...ids, one.id]) })) });
  return html`<div class="exemption" role="group" aria-label=${label}>
    <span class="field-label">${label}</span>
    <span class="role-chips">
      ${chosen.map((one) => html`<${RoleChip} key=${one.id} role=${one} onRemove=${() => onChange(ids.filter((id) => id !== one.id))} />`)}
      ${rest.length > 0 && (chosen.length > 0 ? html`<${IconButton} icon="plus" small label=${add} aria-haspopup="menu" onClick=${pick} />` : html`<${Button} small aria-haspopup="menu" onClick=${pick}>${add}<//>`)}
    </span>
  </div>`;
}
