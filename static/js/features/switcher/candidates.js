import { rank } from './rank.js';

/**
 * Where one can go: people (@), channels (#), guilds (*).
 * @typedef {'user' | 'channel' | 'guild'} Kind
 * @typedef {{key: string, kind: Kind, name: string, alias?: string, place?: string, unread?: boolean, mentions?: number, last?: number, target: any}} Candidate
 */

const SHOWN = 30;
const SIGNS = /** @type {Record<string, Kind>} */ ({ '@': 'user', '#': 'channel', '*': 'guild' });

/** A sign in front narrows it to one kind. @param {string} query @returns {{kind: Kind | null, words: string}} */
export function readQuery(query) {
  const kind = SIGNS[query[0]] ?? null;
  return { kind, words: kind ? query.slice(1) : query };
}

/**
 * The best answers: with nothing typed what is unread, mentions first, and then where something was said last.
 * @param {Candidate[]} all
 * @param {string} query
 */
export function answers(all, query) {
  const { kind, words } = readQuery(query);
  const wanted = words.trim();
  return all
    .filter((one) => (kind ? one.kind === kind : wanted !== '' || one.kind === 'channel'))
    .map((one) => ({ one, score: best(one, wanted) }))
    .filter(({ score }) => score !== null)
    .sort((a, b) => Number(a.score) - Number(b.score) || urgency(b.one) - urgency(a.one) || (b.one.last ?? 0) - (a.one.last ?? 0))
    .slice(0, SHOWN)
    .map(({ one }) => one);
}

/** @param {Candidate} one @param {string} wanted */
function best(one, wanted) {
  const scores = [one.name, one.alias ?? ''].filter(Boolean).map((text) => rank(text, wanted)).filter((score) => score !== null);
  return scores.length > 0 ? Math.min(.../** @type {number[]} */ (scores)) : null;
}

/** @param {Candidate} one */
const urgency = ({ mentions = 0, unread = false }) => (mentions > 0 ? 2 : unread ? 1 : 0);
