/** @typedef {import('./types.js').Connection} Connection */
import { patch } from './same.js';

/** @type {Connection} */
export const initial = { status: 'idle', retryAt: null, attempt: 0, reason: null };

/** @param {Connection} connection @param {Partial<Connection>} payload @returns {Connection} */
export const connectionChanged = (connection, payload) => patch(connection, payload);
