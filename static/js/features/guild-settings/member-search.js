import { useEffect, useState } from 'preact/hooks';
import { Avatar } from '../../components/avatar.js';
import { FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createGuildMembers } from '../../state/actions/guild_members.js';
import { useApp } from '../../state/context.js';
import { SearchField } from './search-field.js';
import { useLater } from './use-later.js';

/** @typedef {import('../../state/types.js').User} User */

/** Somebody of the guild, by the beginning of their name; `me`: I may be the one. @param {{guildId: number, me?: boolean, onChoose: (user: User) => void}} props */
export function MemberSearch({ guildId, me = false, onChoose }) {
  const { store, use } = useApp();
  const { findMembers } = use(createGuildMembers);
  const [text, setText] = useState('');
  const [found, setFound] = useState({ users: /** @type {User[] | null} */ (null), error: /** @type {any} */ (null) });
  const wanted = useLater(text.trim());
  useEffect(() => {
    let current = true;
    findMembers(guildId, wanted).then((result) => current && setFound(result.ok ? { users: result.members.map(({ user }) => user), error: null } : { users: null, error: result.error }));
    return () => { current = false; };
  }, [wanted]);
  const others = found.users?.filter(({ id }) => me || id !== store.session.value.me?.id);
  return html`<div class="member-search">
    <${SearchField} label=${t('members.search')} value=${text} onInput=${setText} />
    ${found.error && html`<${FormError}>${errorText(found.error)}<//>`}
    ${others?.length === 0 && html`<p class="list-none" role="status">${t('members.none_found')}</p>`}
    <ul class="setting-list">
      ${others?.map((user) => html`<li key=${user.id}><button type="button" class="setting-row setting-row-button" onClick=${() => onChoose(user)}>
        <${Avatar} user=${user} name=${user.display_name ?? user.username} size=${32} />
        <span class="setting-row-text"><span class="setting-row-name truncate">${user.display_name ?? user.username}</span> <span class="setting-row-note">${user.username}</span></span>
      </button></li>`)}
    </ul>
  </div>`;
}
