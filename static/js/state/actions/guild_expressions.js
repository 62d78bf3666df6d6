/**
 * @typedef {'emoji'|'sticker'} ExpressionKind
 * @typedef {import('../types.js').Result} Result
 * @typedef {{onProgress?: (share: number) => void, signal?: AbortSignal}} Watch
 */

/**
 * A guild's own emojis and stickers.
 * @param {import('../env.js').Core} core
 */
export function createGuildExpressions({ store, api }) {
  /** @param {number} guildId @param {ExpressionKind} kind */
  const pathOf = (guildId, kind) => `/guilds/${guildId}/${kind}s`;

  return {
    /** @param {number} guildId @param {ExpressionKind} kind @param {{name: string, file: File, description?: string, tags?: string}} fields @param {Watch} [watch] @returns {Promise<Result>} */
    async createExpression(guildId, kind, { file, ...texts }, watch) {
      const form = new FormData();
      for (const [name, text] of Object.entries(texts)) if (text) form.append(name, text);
      form.append('file', file);
      const answer = await api.upload('POST', pathOf(guildId, kind), form, { signal: watch?.signal, onProgress: (sent, total) => watch?.onProgress?.(sent / total) });
      if (answer.ok) store.dispatch(`${kind}_created`, answer.data);
      return answer.ok ? { ok: true } : answer;
    },

    /** @param {number} guildId @param {ExpressionKind} kind @param {number} id @param {{name?: string, description?: string, tags?: string}} fields @returns {Promise<Result>} */
    async updateExpression(guildId, kind, id, fields) {
      const answer = await api.patch(`${pathOf(guildId, kind)}/${id}`, fields);
      if (answer.ok) store.dispatch(`${kind}_updated`, answer.data);
      return answer.ok ? { ok: true } : answer;
    },

    /** @param {number} guildId @param {ExpressionKind} kind @param {number} id @returns {Promise<Result>} */
    async deleteExpression(guildId, kind, id) {
      const answer = await api.remove(`${pathOf(guildId, kind)}/${id}`);
      if (!answer.ok && answer.error.code !== 'not_found') return answer;
      store.dispatch(`${kind}_deleted`, { id, guild_id: guildId });
      return { ok: true };
    },
  };
}
