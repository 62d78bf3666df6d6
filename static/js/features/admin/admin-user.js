import { Avatar } from '../../components/avatar.js';
import { IconButton } from '../../components/icon-button.js';
import { Menu } from '../../components/menu.js';
import { toast } from '../../components/toasts.js';
import { formatWhen } from '../../lib/dates.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createAdministering } from '../../state/actions/administering.js';
import { useApp } from '../../state/context.js';
import { openDialog, togglePopover } from '../shell/ui.js';
import { DeleteUser } from './delete-user.js';
import { ResetLink } from './reset-link.js';

/** @param {{row: import('./admin-users.js').UserRow, onChange: (row: any) => void, onGone: () => void}} props */
export function AdminUser({ row, onChange, onGone }) {
  const { user, email, last_used_at, is_admin, disabled, deleted, two_factor, guilds } = row;
  const { changeUser } = useApp().use(createAdministering);
  const name = user.display_name ?? user.username;
  /** @param {{disabled?: boolean, is_admin?: boolean}} fields */
  const set = async (fields) => {
    const answer = await changeUser(user.id, fields);
    if (answer.ok) onChange(answer.data);
    else toast(answer.error.code === 'conflict' ? t('admin.last_admin') : errorText(answer.error), 'danger');
  };
  const entries = () => [
    { label: disabled ? t('admin.enable') : t('admin.disable'), icon: disabled ? 'user-check' : 'ban', onSelect: () => void set({ disabled: !disabled }) },
    { label: is_admin ? t('admin.unmake_admin') : t('admin.make_admin'), icon: 'shield', onSelect: () => void set({ is_admin: !is_admin }) },
    { label: t('admin.reset_link'), icon: 'key-round', onSelect: () => openDialog(ResetLink, { user }) },
    /** @type {const} */ ('line'),
    { label: t('admin.delete_user'), icon: 'trash-2', danger: true, onSelect: () => openDialog(DeleteUser, { user, onGone }) },
  ];
  const marks = [is_admin && t('admin.is_admin'), two_factor && t('admin.two_factor'), disabled && t('admin.disabled'), deleted && t('admin.deleted')].filter(Boolean);
  return html`<li class="admin-row" data-off=${disabled || deleted ? '' : undefined}>
    <${Avatar} user=${user} name=${name} size=${32} />
    <div class="admin-words">
      <span class="admin-name truncate">${name} <span class="admin-note">${user.username}</span></span>
      <span class="admin-note truncate">${[email, t('admin.in_guilds', { count: guilds }), last_used_at ? t('sessions.used', { time: formatWhen(last_used_at) }) : t('admin.never_used')].join(' · ')}</span>
    </div>
    ${marks.map((mark) => html`<span class="admin-mark" key=${mark}>${mark}</span>`)}
    ${!deleted && html`<${IconButton} icon="ellipsis" small label=${t('admin.user_menu', { name })} aria-haspopup="menu" onClick=${(/** @type {any} */ event) => togglePopover(event.currentTarget, Menu, { label: t('admin.user_menu', { name }), entries: entries() })} />`}
  </li>`;
}
