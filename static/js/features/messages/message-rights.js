/**
 * What the reader may do with one message: decides what is shown of it, the server decides again.
 * @param {{views: any, store: any}} app
 * @param {import('../../state/types.js').RowMessage} message
 */
export function mayOn({ views, store }, message) {
  const { channel_id: channelId, mine } = message;
  const isSaid = message.type === 'default';
  const moderates = message.guild_id !== null && views.can(channelId, 'MANAGE_MESSAGES');
  return {
    react: views.can(channelId, 'ADD_REACTIONS'),
    reply: views.can(channelId, 'SEND_MESSAGES'),
    forward: isSaid && !message.poll,
    edit: mine && isSaid,
    seeEdits: Boolean(message.edited_at) && (mine || moderates),
    pin: isSaid && (message.guild_id === null || views.can(channelId, 'PIN_MESSAGES')),
    report: message.guild_id !== null && !mine,
    removeEmbeds: Boolean(message.embeds?.length) && (mine || moderates),
    clearReactions: message.reactions.length > 0 && moderates,
    select: moderates,
    remove: mine || moderates,
    copyId: store.prefs.value.developer,
  };
}

/** Does it name the reader: by name, by a role, as everybody? @param {{views: any, store: any}} app @param {import('../../state/types.js').RowMessage} message */
export function namesMe({ store }, message) {
  const me = store.session.value.me;
  const { mentions } = message;
  if (!me || !mentions || message.mine) return false;
  if (mentions.everyone || mentions.users.some(({ id }) => id === me.id)) return true;
  if (mentions.roles.length === 0) return false;
  const mine = store.ownRoles.value.byGuild[message.guild_id ?? 0] ?? [];
  return mentions.roles.some((id) => mine.includes(id));
}
