import { useEffect, useState } from 'preact/hooks';
import { Avatar } from '../../../components/avatar.js';
import { Dialog } from '../../../components/dialog.js';
import { Field, FormError } from '../../../components/field.js';
import { html } from '../../../lib/html.js';
import { errorText, t } from '../../../lib/i18n.js';
import { createGuildMembers } from '../../../state/actions/guild_members.js';
import { useApp } from '../../../state/context.js';
import { openDialog } from '../../shell/ui.js';
import { useLater } from '../use-later.js';
import { BanMember } from '../../moderation/ban-member.js';

/** @typedef {import('../../../state/types.js').User} User */

/** By the name, member or not: whoever is to be kept out need not be in. @param {{guildId: number, onClose: () => void}} props */
export function BanSomebody({ guildId, onClose }) {
  const { store, use } = useApp();
  const { findUsers } = use(createGuildMembers);
  const [text, setText] = useState('');
  const [found, setFound] = useState({ users: /** @type {User[]|null} */ (null), error: /** @type {any} */ (null) });
  const wanted = useLater(text.trim());
  useEffect(() => {
    let current = true;
    setFound({ users: null, error: null });
    if (wanted) findUsers(wanted).then((result) => current && setFound(result.ok ? { users: result.users, error: null } : { users: null, error: result.error }));
    return () => { current = false; };
  }, [wanted]);
  const others = found.users?.filter(({ id }) => id !== store.session.value.me?.id);
  return html`<${Dialog} title=${t('bans.ban_somebody')} onClose=${onClose}>
    <${Field} label=${t('bans.user_name')} note=${t('bans.user_name_note')} value=${text} onInput=${setText} autocomplete="off" spellcheck=${false} maxlength="32" data-autofocus />
    ${found.error && html`<${FormError}>${errorText(found.error)}<//>`}
    ${others?.length === 0 && html`<p class="list-none" role="status">${t('bans.nobody')}</p>`}
    <ul class="setting-list">
      ${others?.map((user) => html`<li key=${user.id}>
        <button type="button" class="setting-row setting-row-button" onClick=${() => openDialog(BanMember, { guildId, user })}>
          <${Avatar} user=${user} name=${user.display_name ?? user.username} size=${32} />
          <span class="setting-row-text"><span class="setting-row-name truncate">${user.display_name ?? user.username}</span> <span class="setting-row-note">${user.username}</span></span>
        </button>
      </li>`)}
    </ul>
  <//>`;
}
