/**
 * The literal parts of every html`…` template of a source, inner ones too, with `\0` where a value stands.
 * @param {string} source
 * @returns {string[]}
 */
export function htmlTemplates(source) {
  /** @type {string[]} */
  const found = [];
  for (const { index } of source.matchAll(/\bhtml`/g)) found.push(literalFrom(source, index + 'html`'.length));
  return found;
}

/** @param {string} source @param {number} start */
function literalFrom(source, start) {
  let text = '';
  for (let at = start; at < source.length && source[at] !== '`'; at += 1) {
    if (source.startsWith('${', at)) {
      at = endOfValue(source, at + 2);
      text += '\0';
    } else text += source[at];
  }
  return text;
}

/** Where the brace closes, templates and strings within skipped. @param {string} source @param {number} start */
function endOfValue(source, start) {
  let at = start;
  for (let depth = 1; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === '`') at = endOfTemplate(source, at + 1);
    else if (sign === "'" || sign === '"') at = source.indexOf(sign, at + 1);
    else if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return at;
}

/** @param {string} source @param {number} start */
function endOfTemplate(source, start) {
  let at = start;
  for (; at < source.length && source[at] !== '`'; at += 1) if (source.startsWith('${', at)) at = endOfValue(source, at + 2);
  return at;
}

const SPOKEN = /\s(?:aria-label|aria-description|aria-roledescription|aria-valuetext|title|alt|placeholder|label|data-tip)="([^"\0]*\p{L}[^"\0]*)"/gu;

/** Words that stand in a template instead of coming from `lib/messages/`. @param {string} template */
export function looseWords(template) {
  const said = [...template.matchAll(SPOKEN)].map((match) => match[1]);
  const tagless = template.replace(/<[^>]*>/g, '<>');
  const written = tagless.split(/[<>\0]+/).map((part) => part.replace(/&\w+;/g, '').trim()).filter((part) => /\p{L}/u.test(part));
  return [...said, ...written];
}
