import { isSpace, trimEnd } from './characters.js';
import { findFence } from './fences.js';
import { parseInline } from './inline.js';
import { ListBuilder, matchItem } from './lists.js';

/** @typedef {import('./types.js').Block} Block */
/** @typedef {{inQuote: boolean, meter: import('./types.js').Meter}} Setting */

const HEADING = /^(#{1,3}) +(?=\S)/;
const SUBTEXT = /^-# +(?=\S)/;
const QUOTE_LINE = /^> /;
const QUOTE_REST = /^>>> /;

/**
 * @param {string} text
 * @param {Setting} setting
 * @returns {Block[]}
 */
export function parseBlocks(text, setting) {
  const reader = { text, at: 0, lineEnd: -1, lastFence: text.lastIndexOf('```'), setting };
  /** @type {Block[]} */
  const blocks = [];
  let paragraph = '';

  const endParagraph = () => {
    const body = trimBlankLines(paragraph);
    if (body !== '') blocks.push({ type: 'paragraph', children: parseInline(body, setting.meter) });
    paragraph = '';
  };

  while (reader.at < text.length) {
    const found = readFence(reader) ?? readQuote(reader) ?? readTitle(reader) ?? readList(reader);
    if (!found) {
      paragraph += `${takeLine(reader)}\n`;
      continue;
    }
    paragraph += found.before;
    endParagraph();
    blocks.push(found.block);
  }
  endParagraph();
  return blocks;
}

/** @typedef {{text: string, at: number, lineEnd: number, lastFence: number, setting: Setting}} Reader */
/** @typedef {{before: string, block: Block} | null} Found what stood in the line before the block, and the block */

/** @param {Reader} reader @returns {Found} */
function readFence(reader) {
  const fence = fenceInLine(reader);
  if (!fence) return null;
  const before = reader.text.slice(reader.at, fence.start);
  if (startsBlock(before, reader.setting)) return null;
  reader.at = fence.end;
  while (reader.text[reader.at] === ' ') reader.at += 1;
  if (reader.text[reader.at] === '\n') reader.at += 1;
  return { before, block: fence.block };
}

/** @param {Reader} reader */
function fenceInLine(reader) {
  if (reader.at > reader.lastFence) return null;
  const end = endOfLine(reader);
  const fence = findFence(reader.text, reader.at, end);
  reader.setting.meter.steps += (fence?.end ?? end) - reader.at;
  return fence;
}

/** A fence inside a line belongs to the heading, quote or list item that the line is. @param {string} line @param {Setting} setting */
function startsBlock(line, setting) {
  const isQuote = !setting.inQuote && (QUOTE_LINE.test(line) || QUOTE_REST.test(line));
  return isQuote || /^(#{1,3}|-#) /.test(line) || /^ *([-*]|\d{1,9}\.) /.test(line);
}

/** @param {Reader} reader @returns {Found} */
function readQuote(reader) {
  if (reader.setting.inQuote) return null;
  if (reader.text.startsWith('>>> ', reader.at)) {
    const rest = reader.text.slice(reader.at + 4);
    reader.at = reader.text.length;
    return quote(rest, reader.setting);
  }
  if (!reader.text.startsWith('> ', reader.at)) return null;
  let body = '';
  while (QUOTE_LINE.test(peekLine(reader)) || peekLine(reader) === '>') body += `${takeLine(reader).slice(2)}\n`;
  return quote(body, reader.setting);
}

/** @param {string} body @param {Setting} setting @returns {Found} */
function quote(body, setting) {
  return { before: '', block: { type: 'quote', children: parseBlocks(body, { ...setting, inQuote: true }) } };
}

/** @param {Reader} reader @returns {Found} */
function readTitle(reader) {
  const line = peekLine(reader);
  const heading = HEADING.exec(line);
  const mark = heading ?? SUBTEXT.exec(line);
  if (!mark) return null;
  const children = parseInline(takeLine(reader).slice(mark[0].length), reader.setting.meter);
  return { before: '', block: heading ? { type: 'heading', level: heading[1].length, children } : { type: 'subtext', children } };
}

/** @param {Reader} reader @returns {Found} */
function readList(reader) {
  const first = matchItem(peekLine(reader));
  if (!first) return null;
  const list = new ListBuilder(first, reader.setting.meter);
  takeLine(reader);
  while (reader.at < reader.text.length) {
    const line = peekLine(reader);
    const item = matchItem(line);
    const isTaken = item ? list.add(item) : !fenceInLine(reader) && list.continue(line);
    if (!isTaken) break;
    takeLine(reader);
  }
  return { before: '', block: list.finish() };
}

/** Many fences may share one long line, so its end is looked for once. @param {Reader} reader */
function endOfLine(reader) {
  if (reader.lineEnd < reader.at) {
    const end = reader.text.indexOf('\n', reader.at);
    reader.lineEnd = end < 0 ? reader.text.length : end;
    reader.setting.meter.steps += reader.lineEnd - reader.at;
  }
  return reader.lineEnd;
}

/** @param {Reader} reader */
function peekLine(reader) {
  return reader.text.slice(reader.at, endOfLine(reader));
}

/** @param {Reader} reader */
function takeLine(reader) {
  const line = peekLine(reader);
  reader.at += line.length + 1;
  reader.setting.meter.steps += line.length + 1;
  return line;
}

/** Keeps the indent of the first line that says something. @param {string} text */
function trimBlankLines(text) {
  const body = trimEnd(text);
  let start = 0;
  while (start < body.length && isSpace(body[start])) start += 1;
  return body.slice(body.lastIndexOf('\n', start) + 1);
}
