import { useEffect, useMemo, useState } from 'preact/hooks';
import { useApp } from '../../state/context.js';
import { createFinding } from '../../state/actions/finding.js';
import { readQuery } from './candidates.js';

/** @typedef {import('./candidates.js').Candidate} Candidate */

/** Everything of this account that can be gone to, and people whom the server finds. @param {string} query @returns {Candidate[]} */
export function useCandidates(query) {
  const { store, views } = useApp();
  const found = useFoundPeople(query);
  const places = useMemo(() => [...channels(views), ...guilds(views)], [store.channels.value, store.guilds.value, store.readStates.value]);
  const people = usePeople(found);
  return useMemo(() => [...places, ...people], [places, people]);
}

/** @param {import('../../state/app.js').App['views']} views @returns {Candidate[]} */
function channels(views) {
  const inGuilds = views.guildList.value.flatMap(({ guild }) =>
    views.channelSections(guild.id).value.flatMap(({ channels: rows, category }) =>
      rows.map(({ channel, unread, mentions }) => ({ row: { channel, unread, mentions }, place: category ? `${guild.name} · ${category.name}` : guild.name }))));
  const conversations = views.conversations.value.map(({ channel, unread, mentions }) => ({ row: { channel, unread, mentions }, place: '' }));
  return [...conversations, ...inGuilds].map(({ row: { channel, unread, mentions }, place }) => (
    { key: `channel ${channel.id}`, kind: 'channel', name: views.channelName(channel), place, unread, mentions, last: channel.last_message_id ?? 0, target: channel }));
}

/** @param {import('../../state/app.js').App['views']} views @returns {Candidate[]} */
const guilds = (views) => views.guildList.value.map(({ guild, unread, mentions }) => ({ key: `guild ${guild.id}`, kind: 'guild', name: guild.name, unread, mentions, target: guild }));

/** Friends, the members of this guild that are known, and who was found. @param {import('../../state/types.js').User[]} found @returns {Candidate[]} */
function usePeople(found) {
  const { store } = useApp();
  const friends = store.friends.value.byUser;
  const members = store.members.value.byGuild[store.route.value.guildId ?? 0]?.byId;
  const meId = store.session.value.me?.id;
  return useMemo(() => {
    const users = [...Object.values(friends).filter(({ kind }) => kind === 'friend'), ...Object.values(members ?? {})].map(({ user }) => user);
    const once = new Map([...users, ...found].map((user) => [user.id, user]));
    return [...once.values()].filter(({ id }) => id !== meId).map((user) => (
      { key: `user ${user.id}`, kind: /** @type {const} */ ('user'), name: user.display_name || user.username, alias: user.username, place: user.username, target: user }));
  }, [friends, members, found, meId]);
}

/** @param {string} query @returns {import('../../state/types.js').User[]} */
function useFoundPeople(query) {
  const { findUsers } = useApp().use(createFinding);
  const [found, setFound] = useState(/** @type {import('../../state/types.js').User[]} */ ([]));
  const { kind, words } = readQuery(query);
  const wanted = kind === null || kind === 'user' ? words.trim() : '';
  useEffect(() => {
    let current = true;
    if (wanted.length >= 2) findUsers(wanted).then((users) => current && setFound(users));
    return () => { current = false; };
  }, [wanted]);
  return found;
}
