/**
 * How well a name answers what was typed: whole start first, then the start of a word, then anywhere, then letters in order. null: not at all.
 * @param {string} name
 * @param {string} query
 */
export function rank(name, query) {
  const text = name.toLocaleLowerCase();
  const wanted = query.trim().toLocaleLowerCase();
  if (!wanted || text.startsWith(wanted)) return 0;
  const at = text.indexOf(wanted);
  if (at > 0) return /[\s_.-]/.test(text[at - 1]) ? 1 : 2;
  return hasInOrder(text, wanted) ? 3 : null;
}

/** @param {string} text @param {string} wanted */
function hasInOrder(text, wanted) {
  let from = 0;
  for (const letter of wanted) {
    const at = text.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}
