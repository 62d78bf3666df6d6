import { lazy } from '../../components/lazy.js';
import { Menu } from '../../components/menu.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createStatus } from '../../state/actions/status.js';
import { useApp } from '../../state/context.js';
import { statusWord } from '../members/status-words.js';
import { run } from '../members/user-menu.js';
import { openFullProfile } from '../profile/open-profile.js';
import { openDialog } from '../shell/ui.js';

const CustomStatusDialog = lazy(() => import('./custom-status.js'), 'CustomStatusDialog');

const CHOICES = /** @type {const} */ (['online', 'idle', 'dnd', 'invisible']);

/** @param {{anchor: HTMLElement, onClose: () => void}} props */
export function StatusMenu({ anchor, onClose }) {
  const { store, use } = useApp();
  const status = use(createStatus);
  const { me } = store.session.value;
  if (!me) return null;
  const entries = [
    ...CHOICES.map((choice) => ({ label: statusWord(choice), icon: html`<span class="status-menu-dot status" data-status=${choice === 'invisible' ? 'offline' : choice} aria-hidden="true" />`, hint: choice === 'dnd' ? t('status.dnd_note') : choice === 'invisible' ? t('status.invisible_note') : undefined, checked: (me.status ?? 'online') === choice, onSelect: run(() => status.setStatus(choice)) })),
    /** @type {const} */ ('line'),
    { label: me.custom_status ? t('status.custom_edit') : t('status.custom_set'), icon: 'smile', onSelect: () => openDialog(CustomStatusDialog) },
    ...(me.custom_status ? [{ label: t('status.custom_clear'), icon: 'circle-x', onSelect: run(() => status.setCustom(null)) }] : []),
    /** @type {const} */ ('line'),
    { label: t('person.profile'), icon: 'circle-user', onSelect: () => openFullProfile({ guildId: store.route.peek().guildId, user: me }) },
  ];
  return html`<${Menu} label=${t('status.title')} anchor=${anchor} side="above" align="start" entries=${entries} onClose=${onClose} />`;
}
