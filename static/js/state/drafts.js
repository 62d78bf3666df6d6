/**
 * What is written and not sent: `text` as it stands here, `saved` as the server was last known to have it. Where the two differ, what stands
 * here is newer and is on its way; an event never takes its place.
 * @typedef {import('./types.js').Drafts} Drafts
 * @typedef {import('./types.js').Draft} Draft
 * @typedef {{channel_id: number, content: string, nonce?: string|null}} WireDraft
 */
import { without } from './same.js';

const NONCES_KEPT = 5;

/** @type {Drafts} */
export const initial = {};

/** @type {Draft} */
const NONE = { text: '', saved: '', nonces: [] };

/** Nothing but white space is no draft, there as here. @param {string} text */
export const said = (text) => (text.trim() ? text : '');

/** @param {Draft} draft */
export const isUnsaved = ({ text, saved }) => said(text) !== saved;

/** @param {Drafts} drafts @param {number} channelId @param {Partial<Draft>} fields @returns {Drafts} */
function change(drafts, channelId, fields) {
  const fresh = { ...(drafts[channelId] ?? NONE), ...fields };
  return fresh.text || fresh.saved || fresh.nonces.length > 0 ? { ...drafts, [channelId]: fresh } : without(drafts, channelId);
}

/** Of this browser's memory. @param {Drafts} _ @param {{drafts: Record<number, {text: string, saved: string}>}} payload @returns {Drafts} */
export const draftsRestored = (_, { drafts }) => Object.fromEntries(Object.entries(drafts).map(([id, draft]) => [id, { ...NONE, ...draft }]));

/** Somebody types. @param {Drafts} drafts @param {{channelId: number, text: string}} payload */
export const draftChanged = (drafts, { channelId, text }) => change(drafts, channelId, { text });

/** It goes to the server under this nonce. @param {Drafts} drafts @param {{channelId: number, nonce: string}} payload */
export const draftSaving = (drafts, { channelId, nonce }) =>
  change(drafts, channelId, { nonces: [...(drafts[channelId]?.nonces ?? []), nonce].slice(-NONCES_KEPT) });

/** The server has it. @param {Drafts} drafts @param {{channelId: number, text: string}} payload */
export const draftSaved = (drafts, { channelId, text }) => (channelId in drafts ? change(drafts, channelId, { saved: text }) : drafts);

/** Written on another device, unless the nonce is one of ours. @param {Drafts} drafts @param {WireDraft} payload */
export const draftUpdated = (drafts, { channel_id, content, nonce }) =>
  nonce && drafts[channel_id]?.nonces.includes(nonce) ? drafts : take(drafts, channel_id, content);

/** All that the server has; what it does not name is gone there. @param {Drafts} drafts @param {{drafts: WireDraft[]}} payload */
export function draftsLoaded(drafts, { drafts: loaded }) {
  const texts = new Map(loaded.map(({ channel_id, content }) => [channel_id, content]));
  const ids = new Set([...Object.keys(drafts).map(Number), ...texts.keys()]);
  return [...ids].reduce((all, id) => take(all, id, texts.get(id) ?? ''), drafts);
}

/** @param {Drafts} drafts @param {number} channelId @param {string} content */
function take(drafts, channelId, content) {
  const old = drafts[channelId] ?? NONE;
  if (old.saved === content && (isUnsaved(old) || old.text === content)) return drafts;
  return change(drafts, channelId, isUnsaved(old) ? { saved: content } : { text: content, saved: content });
}
