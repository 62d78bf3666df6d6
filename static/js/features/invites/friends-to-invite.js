import { useState } from 'preact/hooks';
import { Avatar } from '../../components/avatar.js';
import { Button } from '../../components/button.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createGuildJoining } from '../../state/actions/guild_joining.js';
import { useApp } from '../../state/context.js';
import { SearchField } from '../guild-settings/search-field.js';

/** @typedef {import('../../state/types.js').User} User */

const MANY = 6;

/** Those who are not in the guild, as far as is known. @param {{guild: import('../../state/types.js').Guild, invite: import('../../state/types.js').Invite | null}} props */
export function FriendsToInvite({ guild, invite }) {
  const { store } = useApp();
  const [text, setText] = useState('');
  const inside = store.members.value.byGuild[guild.id]?.byId ?? {};
  const friends = Object.values(store.friends.value.byUser).filter(({ kind, user }) => kind === 'friend' && !(user.id in inside)).map(({ user }) => user);
  const wanted = text.trim().toLocaleLowerCase();
  const shown = friends.filter(({ username, display_name }) => `${username} ${display_name ?? ''}`.toLocaleLowerCase().includes(wanted));
  if (friends.length === 0) return null;
  return html`<section class="invite-friends" aria-label=${t('guild.invite_friends')}>
    ${friends.length > MANY && html`<${SearchField} label=${t('guild.invite_search')} value=${text} onInput=${setText} />`}
    ${shown.length === 0 && html`<p class="list-none" role="status">${t('guild_settings.none_found')}</p>`}
    <ul class="invite-friends-list">
      ${shown.map((user) => html`<${FriendItem} key=${user.id} user=${user} code=${invite?.code ?? null} />`)}
    </ul>
  </section>`;
}

/** @param {{user: User, code: string | null}} props */
function FriendItem({ user, code }) {
  const { inviteByMessage } = useApp().use(createGuildJoining);
  const [state, setState] = useState({ step: /** @type {'idle' | 'sending' | 'sent'} */ ('idle'), error: /** @type {any} */ (null) });
  const name = user.display_name ?? user.username;
  const send = async () => {
    if (!code) return;
    setState({ step: 'sending', error: null });
    const result = await inviteByMessage(user.id, code, location.origin);
    setState(result.ok ? { step: 'sent', error: null } : { step: 'idle', error: result.error });
  };
  const { step, error } = state;
  return html`<li class="invite-friend">
    <${Avatar} user=${user} name=${name} size=${32} />
    <div class="invite-friend-text"><div class="truncate">${name}</div>${error ? html`<div class="upload-item-error" role="alert">${errorText(error)}</div>` : html`<div class="setting-row-note truncate">${user.username}</div>`}</div>
    <${Button} small busy=${step !== 'idle' || !code} aria-label=${step === 'sent' ? t('guild.invited_one', { name }) : t('guild.invite_one', { name })} onClick=${send}>${step === 'sent' ? t('guild.invited') : t('guild.invite_verb')}<//>
  </li>`;
}
