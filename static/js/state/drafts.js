/** @typedef {import('./types.js').Drafts} Drafts */
import { without } from './same.js';

/** @type {Drafts} */
export const initial = {};

/** @param {Drafts} _ @param {{drafts: Drafts}} payload @returns {Drafts} */
export const draftsRestored = (_, { drafts }) => drafts;

/** @param {Drafts} drafts @param {{channelId: number, text: string}} payload @returns {Drafts} */
export const draftChanged = (drafts, { channelId, text }) => (text ? { ...drafts, [channelId]: text } : without(drafts, channelId));
