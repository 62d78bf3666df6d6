import { isInCode } from '../words/kept.js';

const WHOLE = /(?:^|[^\p{L}\p{N}_\\])(:[A-Za-z0-9_+-]{1,64}:)$/u;

/** The shortcode that the last sign has completed, where it means something. @param {string} text @param {number} caret @returns {{from: number, code: string} | null} */
export function shortcodeAt(text, caret) {
  const [, whole] = WHOLE.exec(text.slice(Math.max(0, caret - 70), caret)) ?? [];
  return whole && !isInCode(text, caret) ? { from: caret - whole.length, code: whole.slice(1, -1).toLowerCase() } : null;
}
