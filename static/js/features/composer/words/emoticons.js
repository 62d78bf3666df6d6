/** What people draw with signs, and the emoji that says it. The longest come first where one begins another. */
const EMOTICONS = new Map(Object.entries({
  ':)': '🙂', ':-)': '🙂', '=)': '🙂', ':D': '😄', ':-D': '😄', ';)': '😉', ';-)': '😉', ':(': '🙁', ':-(': '🙁', ":'(": '😢', ":'-(": '😢',
  ':P': '😛', ':-P': '😛', ':p': '😛', ':-p': '😛', ':O': '😮', ':-O': '😮', ':o': '😮', ':-o': '😮', ':*': '😘', ':-*': '😘', ':|': '😐', ':-|': '😐',
  'B-)': '😎', 'O:)': '😇', 'O:-)': '😇', '>:(': '😠', '>:-(': '😠', '<3': '❤️', '</3': '💔',
}));
const LONGEST = 4;

/** The emoji for what stands alone from `at` on, between white space. @param {string} text @param {number} at @returns {{end: number, put: string} | null} */
export function readEmoticon(text, at) {
  if (at > 0 && !/\s/.test(text[at - 1])) return null;
  const [word] = /^\S*/.exec(text.slice(at, at + LONGEST + 1)) ?? [''];
  const put = EMOTICONS.get(word);
  return put ? { end: at + word.length, put } : null;
}
