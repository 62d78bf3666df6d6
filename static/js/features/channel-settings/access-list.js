import { IconButton } from '../../components/icon-button.js';
import { Select } from '../../components/select.js';
import { Switch } from '../../components/switch.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { accessOf, withAccess, withOverwrite, withTri } from '../../state/overwrites.js';
import { isPrivate } from '../../state/permissions.js';
import { AddTarget } from './add-target.js';
import { TargetFace } from './target-face.js';
import { useTargets } from './targets.js';

/** @typedef {import('../../state/types.js').Overwrite} Overwrite */
const CHOICES = /** @type {const} */ ([['write', 'access.write'], ['read', 'access.read'], ['none', 'access.none'], ['inherit', 'access.inherit']]);

/** Who sees it and who writes in it, in one line for each. @param {{channel: import('../../state/types.js').Channel, overwrites: Overwrite[], onChange: (overwrites: Overwrite[]) => void}} props */
export function AccessList({ channel, overwrites, onChange }) {
  const guildId = channel.guild_id ?? 0;
  const targets = useTargets(channel, overwrites);
  const everyone = targets.find(({ id }) => id === guildId);
  /** @param {Overwrite} overwrite */
  const set = (overwrite) => onChange(withOverwrite(overwrites, overwrite, guildId));
  /** @param {boolean} hidden */
  const hide = (hidden) => everyone && set(withTri(everyone.overwrite, 'VIEW_CHANNEL', hidden ? 'deny' : 'inherit'));
  return html`<div class="access">
    <${Switch} label=${t('access.private')} note=${t('access.private_note')} checked=${isPrivate(overwrites, guildId)} onChange=${hide} />
    <ul class="access-list" aria-label=${t('access.who')}>
      ${targets.map(({ overwrite, ...target }) => {
        const access = accessOf(overwrite);
        return html`<li class="access-row" key=${target.id}>
          <${TargetFace} target=${target} />
          <${Select} bare label=${t('access.of', { name: target.name })} value=${access} onChange=${(/** @type {any} */ value) => value !== 'custom' && set(withAccess(overwrite, value))}
            options=${[...CHOICES.map(([value, label]) => ({ value, label: t(label) })), ...(access === 'custom' ? [{ value: 'custom', label: t('access.custom') }] : [])]} />
          ${target.id === guildId ? html`<span class="access-fixed" />`
            : html`<${IconButton} icon="x" small label=${t('access.remove', { name: target.name })} onClick=${() => onChange(overwrites.filter(({ id }) => id !== target.id))} />`}
        </li>`;
      })}
    </ul>
    <${AddTarget} guildId=${guildId} taken=${targets.map(({ id }) => id)} onAdd=${(/** @type {any} */ { id, type }) => set(withAccess({ id, type, allow: 0, deny: 0 }, 'write'))} />
  </div>`;
}
