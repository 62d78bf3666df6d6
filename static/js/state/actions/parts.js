/**
 * @typedef {import('../types.js').Result} Result
 * @typedef {Pick<import('../types.js').Message, 'id'|'channel_id'>} Place
 */

/**
 * What belongs to a message and is not its text. Each answer is the message as it is now.
 * @param {import('../env.js').Core} core
 */
export function createParts({ api, store }) {
  /** @param {Promise<import('../../net/api.js').Answer>} asked @returns {Promise<Result>} */
  async function changed(asked) {
    const answer = await asked;
    if (answer.ok) store.dispatch('message_edited', answer.data);
    return answer.ok ? { ok: true } : answer;
  }

  /** @param {Place} message */
  const pathOf = (message) => `/channels/${message.channel_id}/messages/${message.id}`;

  return {
    /** Its links show no previews any more. @param {Place} message */
    removePreviews: (message) => changed(api.patch(pathOf(message), { suppress_embeds: true })),

    /** @param {Place} message @param {number} fileId @param {{alt?: string|null, spoiler?: boolean}} about */
    describeFile: (message, fileId, about) => changed(api.patch(`${pathOf(message)}/files/${fileId}`, about)),

    /** @param {Place} message @param {number} fileId */
    removeFile: (message, fileId) => changed(api.remove(`${pathOf(message)}/files/${fileId}`)),
  };
}
