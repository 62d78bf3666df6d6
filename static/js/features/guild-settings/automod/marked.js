import { html } from '../../../lib/html.js';

/** A text with what a rule has found marked; the rule may have seen through disguises: then nothing is. @param {string} text @param {string} found */
export function marked(text, found) {
  const at = found ? text.toLocaleLowerCase().indexOf(found.toLocaleLowerCase()) : -1;
  if (at < 0) return text;
  return [text.slice(0, at), html`<mark>${text.slice(at, at + found.length)}</mark>`, text.slice(at + found.length)];
}
