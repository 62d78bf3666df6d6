/**
 * What the settings of a guild list, a page at a time: members, invites, bans, reports, rules, the audit log. One list for each question that
 * was asked; events keep those that are known as the server has them, and what cannot be told from an event casts doubt on a list:
 * whoever shows it asks again each time the doubts have grown.
 * @typedef {import('./types.js').Lists} Lists
 * @typedef {import('./types.js').List} List
 * @typedef {import('./types.js').ListKind} ListKind
 * @typedef {import('./types.js').ListChange} ListChange
 */

/** @param {ListKind} kind @param {number} guildId @param {string} [query] */
export const listKey = (kind, guildId, query = '') => `${kind} ${guildId} ${query}`;

/** @type {Record<ListKind, (item: any) => number|string>} */
const ID = {
  members: (item) => item.user.id,
  bans: (item) => item.user.id,
  invites: (item) => item.code,
  reports: (item) => item.id,
  rules: (item) => item.id,
  audit: (item) => item.id,
};

/** @param {Lists} lists @param {{kind: ListKind, guildId: number, query: string}} payload @returns {Lists} */
function listAsked(lists, { kind, guildId, query }) {
  const key = listKey(kind, guildId, query);
  const list = lists.byKey[key] ?? { kind, guildId, query, items: [], next: null, loading: false, loaded: false, doubts: 0, error: null, held: [] };
  return save(lists, key, { ...list, loading: true, error: null, held: [] });
}

/** What happened while the answer was on its way happens to it as well. @param {Lists} lists @param {{key: string, first: boolean, items: any[], next: any}} payload */
function listLoaded(lists, { key, first, items, next }) {
  const list = lists.byKey[key];
  if (!list) return lists;
  const known = first ? [] : list.items;
  const ids = new Set(items.map(ID[list.kind]));
  const merged = { ...list, items: [...known.filter((item) => !ids.has(ID[list.kind](item))), ...items], next, loading: false, loaded: true, error: null };
  return save(lists, key, { ...list.held.reduce(apply, merged), held: [] });
}

/** @param {Lists} lists @param {{key: string, error: import('./types.js').ErrorBody}} payload */
const listFailed = (lists, { key, error }) => (key in lists.byKey ? save(lists, key, { ...lists.byKey[key], loading: false, error, held: [] }) : lists);

/** Nobody looks at it any more. @param {Lists} lists @param {{key: string}} payload @returns {Lists} */
function listClosed(lists, { key }) {
  const { [key]: _, ...byKey } = lists.byKey;
  return { byKey };
}

/** Changes may have been missed. @param {Lists} lists @returns {Lists} */
const bootstrapped = (lists) => ({ byKey: Object.fromEntries(Object.entries(lists.byKey).map(([key, list]) => [key, doubted(list)])) });

/** @param {Lists} lists @param {{id: number}} guild @returns {Lists} */
const guildDeleted = (lists, { id }) => ({ byKey: Object.fromEntries(Object.entries(lists.byKey).filter(([, list]) => list.guildId !== id)) });

/** @param {Lists} lists @param {any} invite */
const inviteSaved = (lists, invite) => change(lists, 'invites', invite.guild_id, { put: invite });

/** @param {Lists} lists @param {{guild_id: number, code: string}} payload */
const inviteDeleted = (lists, { guild_id, code }) => change(lists, 'invites', guild_id, { drop: code });

/** The event does not say why, or by whom. @param {Lists} lists @param {{guild_id: number}} payload */
const banCreated = (lists, { guild_id }) => change(lists, 'bans', guild_id, { doubt: true });

/** @param {Lists} lists @param {{guild_id: number, user_id: number}} payload */
const banDeleted = (lists, { guild_id, user_id }) => change(lists, 'bans', guild_id, { drop: user_id });

/** @param {Lists} lists @param {any} report */
const reportSaved = (lists, report) => change(lists, 'reports', report.guild_id, { put: report });

/** @param {Lists} lists @param {any} entry */
const auditEntryCreated = (lists, entry) => change(lists, 'audit', entry.guild_id, { put: entry });

/** @param {Lists} lists @param {{guild_id: number}} payload */
const automodUpdated = (lists, { guild_id }) => change(lists, 'rules', guild_id, { doubt: true });

/** @param {Lists} lists @param {{guild_id: number, member: any}} payload */
const memberCreated = (lists, { guild_id, member }) => change(lists, 'members', guild_id, { put: member, isNew: true });

/** @param {Lists} lists @param {{guild_id: number, member: any}} payload */
const memberUpdated = (lists, { guild_id, member }) => change(lists, 'members', guild_id, { put: member });

/** @param {Lists} lists @param {{guild_id: number, user_id: number}} payload */
const memberDeleted = (lists, { guild_id, user_id }) => change(lists, 'members', guild_id, { drop: user_id });

/** @param {Lists} lists @param {{id: number, guild_id: number}} role */
const roleDeleted = (lists, { id, guild_id }) => change(lists, 'members', guild_id, { role: id });

/** To every list of the kind in that guild. @param {Lists} lists @param {ListKind} kind @param {number} guildId @param {ListChange} what @returns {Lists} */
function change(lists, kind, guildId, what) {
  const concerned = Object.entries(lists.byKey).filter(([, list]) => list.kind === kind && list.guildId === guildId);
  if (concerned.length === 0) return lists;
  // A doubt needs no holding: what asks again does so whatever is on its way.
  const changed = concerned.map(([key, list]) => [key, apply(list.loading && !what.doubt ? { ...list, held: [...list.held, what] } : list, what)]);
  return { byKey: { ...lists.byKey, ...Object.fromEntries(changed) } };
}

/** @param {List} list @returns {List} */
const doubted = (list) => ({ ...list, doubts: list.doubts + 1 });

/** @param {List} list @param {ListChange} what @returns {List} */
function apply(list, what) {
  const idOf = ID[list.kind];
  if (what.doubt) return doubted(list);
  if (what.drop !== undefined) return { ...list, items: list.items.filter((item) => idOf(item) !== what.drop) };
  if (what.role) return { ...list, items: list.items.map((item) => ({ ...item, roles: item.roles.filter((/** @type {number} */ role) => role !== what.role) })) };
  const id = idOf(what.put);
  const rest = list.items.filter((item) => idOf(item) !== id);
  const known = rest.length < list.items.length;
  if (!belongs(list, what.put)) return known ? { ...list, items: rest } : list;
  if (known) return { ...list, items: list.items.map((item) => (idOf(item) === id ? { ...item, ...what.put } : item)) };
  return list.kind === 'members' ? join(list, what) : { ...list, items: [...rest, what.put].sort(newestFirst) };
}

/**
 * Whoever comes stands at the end, and is not on show before the list has come to its end; who is given a role stands among those who hold
 * it at once.
 * @param {List} list @param {ListChange} what
 */
function join(list, { put, isNew }) {
  const asked = new URLSearchParams(list.query);
  const isShown = asked.has('role') ? !asked.has('q') : isNew && list.next === null && list.query === '';
  return isShown ? { ...list, items: [...list.items, put] } : list;
}

/** Does a list that was asked for with conditions hold this? @param {List} list @param {any} item */
function belongs({ kind, query }, item) {
  const asked = new URLSearchParams(query);
  if (kind === 'members') return asked.get('role') === null || item.roles.includes(Number(asked.get('role')));
  if (kind === 'reports') return asked.get('status') === item.status;
  if (kind !== 'audit') return true;
  return [null, item.action].includes(asked.get('action')) && [null, String(item.actor?.id)].includes(asked.get('actor_id'));
}

/** @param {any} a @param {any} b */
const newestFirst = (a, b) => Date.parse(b.created_at) - Date.parse(a.created_at) || (b.id ?? 0) - (a.id ?? 0);

/** @param {Lists} lists @param {string} key @param {List} list @returns {Lists} */
const save = (lists, key, list) => ({ byKey: { ...lists.byKey, [key]: list } });

/** Event -> reducer: these are part of the table of events.js from the moment when the first list is asked for. @type {Record<string, (lists: Lists, payload: any) => Lists>} */
export const REDUCERS = {
  bootstrapped,
  guild_deleted: guildDeleted,
  role_deleted: roleDeleted,
  member_created: memberCreated,
  member_updated: memberUpdated,
  member_deleted: memberDeleted,
  ban_created: banCreated,
  ban_deleted: banDeleted,
  invite_created: inviteSaved,
  invite_updated: inviteSaved,
  invite_deleted: inviteDeleted,
  report_created: reportSaved,
  report_updated: reportSaved,
  audit_entry_created: auditEntryCreated,
  automod_updated: automodUpdated,
  list_asked: listAsked,
  list_loaded: listLoaded,
  list_failed: listFailed,
  list_closed: listClosed,
};
