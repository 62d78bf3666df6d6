import { useEffect, useState } from 'preact/hooks';
import { createGuildMembers } from '../../state/actions/guild_members.js';
import { useApp } from '../../state/context.js';

/** What somebody is called in the guild, once that is known; '' until then. @param {number} guildId @param {number|null} userId */
export function useName(guildId, userId) {
  const { store, use } = useApp();
  const { nameOf } = use(createGuildMembers);
  const me = store.session.value.me;
  const member = userId === null ? undefined : store.members.value.byGuild[guildId]?.byId[userId];
  const known = member ? member.nickname || member.user.display_name || member.user.username : userId !== null && userId === me?.id ? (me.display_name ?? me.username) : '';
  const [asked, setAsked] = useState('');
  useEffect(() => {
    if (!known && userId !== null) nameOf(userId).then(setAsked);
  }, [guildId, userId, known]);
  return known || asked;
}
