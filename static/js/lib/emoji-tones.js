// Skin tones: 0 is the yellow one, 1 to 5 are Unicode's five modifiers, from light to dark.
export const TONES = /** @type {const} */ (['', '\u{1f3fb}', '\u{1f3fc}', '\u{1f3fd}', '\u{1f3fe}', '\u{1f3ff}']);

const MODIFIER = /[\u{1f3fb}-\u{1f3ff}]/gu;
const BEARER = /\p{Emoji_Modifier_Base}\ufe0f?/gu;
const HANDSHAKE = '\u{1f91d}';

/** Everybody in the picture gets the tone; the hands that two people hold have none of their own. @param {string} emoji @param {number} tone */
export function withTone(emoji, tone) {
  const plain = withoutTone(emoji);
  if (tone === 0) return plain;
  return plain.replace(BEARER, (bearer) => {
    const isBetween = bearer.startsWith(HANDSHAKE) && plain !== HANDSHAKE;
    return isBetween ? bearer : bearer.replace('\ufe0f', '') + TONES[tone];
  });
}

/** @param {string} emoji */
export const withoutTone = (emoji) => emoji.replace(MODIFIER, '');
