/**
 * What I sent and the server has not confirmed.
 * @typedef {import('./types.js').Outbox} Outbox
 * @typedef {import('./types.js').OutboxItem} OutboxItem
 * @typedef {import('./types.js').Context} Context
 */

/** @type {Outbox} */
export const initial = { items: [] };

/** @param {Outbox} outbox @param {OutboxItem} item @returns {Outbox} */
export const sendQueued = (outbox, item) => (outbox.items.some(({ nonce }) => nonce === item.nonce) ? outbox : { items: [...outbox.items, item] });

/** @param {Outbox} outbox @param {{nonce: string, error: import('./types.js').ErrorBody}} payload @returns {Outbox} */
export const sendFailed = (outbox, { nonce, error }) => change(outbox, nonce, { state: 'failed', error });

/** @param {Outbox} outbox @param {{nonce: string}} payload @returns {Outbox} */
export const sendRetried = (outbox, { nonce }) => change(outbox, nonce, { state: 'pending', error: null });

/** What it carries is up: from now on it waits for nothing. @param {Outbox} outbox @param {{nonce: string, files: import('./types.js').File[]}} payload @returns {Outbox} */
export const sendFilled = (outbox, { nonce, files }) => ({
  items: outbox.items.map((item) => {
    if (item.nonce !== nonce) return item;
    const { uploads: _, ...extra } = item.extra ?? {};
    return { ...item, extra: { ...extra, files } };
  }),
});

/** One of the files is not to come. @param {Outbox} outbox @param {{nonce: string, key: string}} payload @returns {Outbox} */
export const uploadCancelled = (outbox, { nonce, key }) => ({
  items: outbox.items.map((item) => (item.nonce === nonce ? { ...item, extra: { ...item.extra, uploads: item.extra?.uploads?.filter((one) => one !== key) } } : item)),
});

/** @param {Outbox} outbox @param {{nonce: string}} payload @returns {Outbox} */
export const sendDiscarded = (outbox, { nonce }) => without(outbox, nonce);

/** @param {Outbox} outbox @param {import('./types.js').Message} message @param {Context} context @returns {Outbox} */
export const newMessage = (outbox, { nonce, author }, { meId }) => (nonce && author.id === meId ? without(outbox, nonce) : outbox);

/** A page of history may bring it before its event does. @param {Outbox} outbox @param {{page: import('./types.js').Page}} payload @param {Context} context @returns {Outbox} */
export const historyLoaded = (outbox, { page }, context) => page.messages.reduce((current, message) => newMessage(current, message, context), outbox);

/** @param {Outbox} outbox @param {string} nonce @returns {Outbox} */
const without = (outbox, nonce) => (outbox.items.some((item) => item.nonce === nonce) ? { items: outbox.items.filter((item) => item.nonce !== nonce) } : outbox);

/** @param {Outbox} outbox @param {string} nonce @param {Partial<OutboxItem>} fields @returns {Outbox} */
const change = (outbox, nonce, fields) => ({ items: outbox.items.map((item) => (item.nonce === nonce ? { ...item, ...fields } : item)) });
