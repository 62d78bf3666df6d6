/**
 * Puts a mark around the selection, or takes it away when it is there already.
 * `text` replaces what stands between `from` and `to`; afterwards `start` to `end` is selected.
 * @param {string} value
 * @param {number} selectionStart
 * @param {number} selectionEnd
 * @param {string} mark
 */
export function wrapWith(value, selectionStart, selectionEnd, mark) {
  const inner = value.slice(selectionStart, selectionEnd);
  const before = value.slice(0, selectionStart);
  const after = value.slice(selectionEnd);
  if (isMarked(before, after, mark)) {
    const from = selectionStart - mark.length;
    return { text: inner, from, to: selectionEnd + mark.length, start: from, end: from + inner.length };
  }
  const start = selectionStart + mark.length;
  return { text: mark + inner + mark, from: selectionStart, to: selectionEnd, start, end: start + inner.length };
}

/** One star is not half of two. @param {string} before @param {string} after @param {string} mark */
function isMarked(before, after, mark) {
  if (!before.endsWith(mark) || !after.startsWith(mark)) return false;
  const sign = mark[0];
  const run = before.length - before.replace(new RegExp(`\\${sign}+$`), '').length;
  return mark.length === 2 ? run >= 2 : run !== 2;
}
