/**
 * @typedef {import('../../state/types.js').File} File
 * @typedef {import('../../state/types.js').RowMessage} RowMessage
 * @typedef {{file: File, message: RowMessage | null}} Shown
 */

/**
 * The pictures of the channel as far as it is loaded, oldest first. Covered ones are not shown by going past them.
 * What is not among them (a search result, say) comes with those of its own message.
 * @param {import('../../state/types.js').Row[]} rows
 * @param {File} wanted
 * @param {RowMessage} [message]
 * @returns {{list: Shown[], index: number}}
 */
export function picturesAround(rows, wanted, message) {
  const all = rows.flatMap((row) => (row.type === 'message' ? picturesOf(row.message) : [])).filter(({ file }) => !file.spoiler || file.id === wanted.id);
  const index = all.findIndex(({ file }) => file.id === wanted.id);
  if (index >= 0) return { list: all, index };
  const own = message ? picturesOf(message).filter(({ file }) => !file.spoiler || file.id === wanted.id) : [];
  const at = own.findIndex(({ file }) => file.id === wanted.id);
  return at >= 0 ? { list: own, index: at } : { list: [{ file: wanted, message: message ?? null }], index: 0 };
}

/** @param {RowMessage} message @returns {Shown[]} */
function picturesOf(message) {
  return [...message.files, ...(message.forwarded?.files ?? [])].filter(({ content_type, width }) => content_type.startsWith('image/') && width).map((file) => ({ file, message }));
}
