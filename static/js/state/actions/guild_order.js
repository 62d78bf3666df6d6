import { completeOrder } from '../guild_order.js';
import * as order from '../guild_sorting.js';

/**
 * Putting one's guilds in an order and into folders: shown at once, kept with the account, taken back when it cannot be kept.
 * @typedef {import('../guild_order.js').Entry} Entry
 * @typedef {import('../guild_order.js').Key} Key
 * @typedef {import('../types.js').Result} Result
 */

/** @param {import('../env.js').Core} core */
export function createGuildOrder({ store, signals, api, env }) {
  let turn = 0;
  const current = () => completeOrder(signals.session.peek().me?.settings?.guild_order ?? [], signals.guilds.peek().order);

  /** @param {Entry[]} wanted */
  function show(wanted) {
    const { me } = signals.session.peek();
    if (me?.settings) store.dispatch('me_updated', { ...me, settings: { ...me.settings, guild_order: wanted } });
  }

  /** @param {(now: Entry[]) => Entry[]} how @returns {Promise<Result>} */
  async function change(how) {
    const before = current();
    const wanted = how(before);
    if (wanted.length === before.length && wanted.every((entry, index) => entry === before[index])) return { ok: true };
    turn += 1;
    const mine = turn;
    show(wanted);
    const answer = await api.patch('/me/settings', { guild_order: wanted });
    if (!answer.ok && mine === turn) show(before);
    return answer.ok ? { ok: true } : answer;
  }

  /** Ids of folders are ours to choose: not one of before. */
  const newId = () => env.clock.now() * 1000 + Math.floor(env.random() * 1000);

  return {
    /** @param {Key} key @param {import('../guild_sorting.js').Goal} goal */
    moveEntry: (key, goal) => change((now) => order.moveEntry(now, key, goal)),

    /** @param {Key} key @param {1|-1} step */
    stepEntry: (key, step) => change((now) => order.stepEntry(now, key, step)),

    /** One guild dropped on another. @param {number} onto @param {number} guildId */
    makeFolder: (onto, guildId) => change((now) => order.makeFolder(now, onto, guildId, newId())),

    /** @param {number} guildId */
    wrapInFolder: (guildId) => change((now) => order.wrapInFolder(now, guildId, newId())),

    /** @param {number} folderId @param {{name?: string, color?: number|null}} fields */
    changeFolder: (folderId, fields) => change((now) => order.changeFolder(now, folderId, fields)),

    /** @param {number} folderId */
    openUp: (folderId) => change((now) => order.openUp(now, folderId)),
  };
}
