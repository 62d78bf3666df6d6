import { isSpace } from './markdown/characters.js';

// What counts as one emoji, by properties of Unicode; docs/markdown.md says the same in words.
const PICTURE = String.raw`(?:(?!\p{Regional_Indicator})\p{Emoji_Presentation}|\p{Extended_Pictographic}(?=\ufe0f|\p{Emoji_Modifier}))`;
const DRESS = String.raw`\ufe0f?\p{Emoji_Modifier}?(?:[\u{e0020}-\u{e007e}]+\u{e007f})?`;
const JOINED = String.raw`${PICTURE}${DRESS}(?:\u200d\p{Extended_Pictographic}${DRESS})*`;
const EMOJI = new RegExp(String.raw`${JOINED}|\p{Regional_Indicator}{2}|[0-9#*]\ufe0f?\u20e3`, 'uy');

export const MOST_JUMBO = 27;

/** Whether the text is 1 to `most` emoji with nothing but white space around them. @param {string} text @param {number} [most] */
export function isEmojiOnly(text, most = MOST_JUMBO) {
  let count = 0;
  for (let at = 0; at < text.length; ) {
    EMOJI.lastIndex = at;
    if (EMOJI.test(text)) {
      count += 1;
      at = EMOJI.lastIndex;
    } else if (isSpace(text[at])) {
      at += 1;
    } else {
      return false;
    }
    if (count > most) return false;
  }
  return count > 0;
}
