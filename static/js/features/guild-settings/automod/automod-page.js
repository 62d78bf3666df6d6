import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../../components/button.js';
import { Confirm } from '../../../components/confirm.js';
import { HallDrawing } from '../../../components/drawings.js';
import { Empty } from '../../../components/empty.js';
import { IconButton } from '../../../components/icon-button.js';
import { Icon } from '../../../components/icon.js';
import { Menu } from '../../../components/menu.js';
import { Switch } from '../../../components/switch.js';
import { toast } from '../../../components/toasts.js';
import { html } from '../../../lib/html.js';
import { errorText, t } from '../../../lib/i18n.js';
import { createGuildModeration } from '../../../state/actions/guild_moderation.js';
import { useApp } from '../../../state/context.js';
import { openDialog, togglePopover } from '../../shell/ui.js';
import { ListFrame } from '../list-frame.js';
import { Page } from '../page.js';
import { useList } from '../use-list.js';
import { kindWords } from './kind-words.js';
import { RuleEditor } from './rule-editor.js';
import { blankForm, formOf, KINDS } from './rule-form.js';
import { summaryOf } from './rule-summary.js';

/** @typedef {import('../../../state/types.js').Rule} Rule */

/** @param {{guildId: number}} props */
export function AutomodPage({ guildId }) {
  const list = useList('rules', guildId);
  const [open, setOpen] = useState(/** @type {import('./rule-form.js').Form | null} */ (null));
  if (open) return html`<${RuleEditor} key=${open.id ?? open.kind} guildId=${guildId} first=${open} onClose=${() => setOpen(null)} />`;
  /** @param {any} event */
  const choose = (event) => togglePopover(event.currentTarget, Menu, {
    label: t('automod.create'),
    entries: KINDS.map((kind) => ({ label: kindWords()[kind].label, icon: kindWords()[kind].icon, onSelect: () => setOpen(blankForm(kind, kindWords()[kind].label)) })),
  });
  const create = html`<${Button} kind="primary" aria-haspopup="menu" onClick=${choose}>${t('automod.create')}<//>`;
  const empty = html`<${Empty} drawing=${html`<${HallDrawing} />`} title=${t('automod.none')} text=${t('automod.none_lead')} />`;
  return html`<${Page} lead=${t('automod.lead')} actions=${create}>
    <${ListFrame} list=${list} label=${t('automod.title')} empty=${empty}>
      <ul class="setting-list" aria-label=${t('automod.title')}>
        ${list.items.map((rule) => html`<${RuleItem} key=${rule.id} rule=${rule} guildId=${guildId} onEdit=${() => setOpen(formOf(rule))} />`)}
      </ul>
    <//>
  <//>`;
}

/** @param {{rule: Rule, guildId: number, onEdit: () => void}} props */
function RuleItem({ rule, guildId, onEdit }) {
  const { switchRule, deleteRule } = useApp().use(createGuildModeration);
  const [wished, setWished] = useState(/** @type {boolean | null} */ (null));
  useEffect(() => {
    if (wished === rule.enabled) setWished(null);
  }, [wished, rule.enabled]);
  /** Shown at once and until the list says so too, undone when refused. @param {boolean} enabled */
  const turn = async (enabled) => {
    setWished(enabled);
    const result = await switchRule(guildId, rule.id, enabled);
    if (result.ok) return;
    setWished(null);
    toast(errorText(result.error), 'danger');
  };
  const ask = () => openDialog(Confirm, { title: t('automod.delete_title', { name: rule.name }), text: t('automod.delete_question'), verb: t('action.delete'), act: () => deleteRule(guildId, rule.id) });
  return html`<li class="setting-row">
    <span class="setting-row-icon"><${Icon} name=${kindWords()[rule.kind].icon} /></span>
    <div class="setting-row-text">
      <div class="setting-row-name truncate">${rule.name}</div>
      <div class="setting-row-note">${summaryOf(rule)}</div>
    </div>
    <${Switch} compact label=${t('automod.enable_of', { name: rule.name })} checked=${wished ?? rule.enabled} onChange=${turn} />
    <${IconButton} icon="pencil" label=${t('automod.edit_of', { name: rule.name })} onClick=${onEdit} />
    <${IconButton} icon="trash-2" label=${t('automod.delete_of', { name: rule.name })} onClick=${ask} />
  </li>`;
}
