/** The files that wait in a channel to be sent. @param {import('./types.js').Uploads} uploads @param {number} channelId */
export const trayOf = ({ byKey, trays }, channelId) => (trays[channelId] ?? []).map((key) => byKey[key]);
