/** What may be told to whoever looks elsewhere. */
const NEWS = new Set(['new_message', 'mention_created', 'unread_changed']);

/**
 * What tells of news is fetched with the first of them.
 * @param {import('../env.js').Core} core
 */
export function createFirstNews({ hearers }) {
  return {
    /** @param {() => Promise<import('./telling.js').Hear>} bring  a failure is tried again with the next */
    await(bring) {
      /** @type {Parameters<import('./telling.js').Hear>[]} */
      const heard = [];
      let isComing = false;
      const wait = async (/** @type {string} */ name, /** @type {any} */ payload) => {
        if (!NEWS.has(name)) return;
        heard.push([name, payload]);
        if (isComing) return;
        isComing = true;
        const hear = await bring().catch(() => null);
        isComing = false;
        if (hear) hearers.delete(wait);
        for (const news of heard.splice(0)) hear?.(...news);
      };
      hearers.add(wait);
    },
  };
}
