/** How often the reader was named and has not read it. @param {any} store */
export const unreadMentions = (store) =>
  /** @type {import('../../state/types.js').ReadState[]} */ (Object.values(store.readStates.value.byChannel)).reduce((sum, { channel_id, mentions }) => sum + (channel_id in store.channels.value.byId ? mentions : 0), 0);
