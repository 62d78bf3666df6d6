/**
 * Where the reader is: the address, what is being edited, what to jump to, what is looked at.
 * @typedef {import('./types.js').Route} Route
 * @typedef {import('./types.js').Editing} Editing
 * @typedef {import('./types.js').Jump} Jump
 * @typedef {import('./types.js').Viewing} Viewing
 */
import { patch } from './same.js';

/** @type {Route} */
export const initialRoute = { guildId: null, channelId: null, messageId: null, home: false };
/** @type {Editing} */
export const initialEditing = null;
/** @type {Jump} */
export const initialJump = null;
/** @type {Viewing} */
export const initialViewing = { channelId: null, atBottom: true, focused: true };

/** @param {Route} route @param {Route} fresh @returns {Route} */
export const routed = (route, fresh) => patch(route, fresh);

/** @param {Editing} _ @param {Editing} payload @returns {Editing} */
export const editingChanged = (_, payload) => payload;

/** @param {Editing} editing @param {{message_id: number}} payload @returns {Editing} */
export const editedGone = (editing, { message_id }) => (editing?.messageId === message_id ? null : editing);

/** @param {Jump} jump @param {{channelId: number, messageId: number}} payload @returns {Jump} */
export const jumped = (jump, payload) => ({ ...payload, token: (jump?.token ?? 0) + 1 });

/** @param {Viewing} viewing @param {Partial<Viewing>} payload @returns {Viewing} */
export const viewed = (viewing, payload) => patch(viewing, payload);
