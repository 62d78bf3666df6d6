import { parseInline } from './inline.js';

/** @typedef {import('./types.js').List} List */
/** @typedef {{indent: number, ordered: boolean, start: number, text: string}} ItemLine */
/** @typedef {{list: List, lines: string[]}} Level the list, and the lines of its item that is still open */

const ITEM = /^( *)(?:[-*]|(\d{1,9})\.) +(?=\S)/;
const DEEPEST = 5;

/** @param {string} line @returns {ItemLine | null} */
export function matchItem(line) {
  const mark = ITEM.exec(line);
  return mark && {
    indent: mark[1].length,
    ordered: mark[2] !== undefined,
    start: Number(mark[2] ?? 1),
    text: line.slice(mark[0].length),
  };
}

/** Takes one list line by line; two spaces of indent open a list inside. */
export class ListBuilder {
  /** @param {ItemLine} first @param {import('./types.js').Meter} meter */
  constructor(first, meter) {
    this.meter = meter;
    /** @type {Level[]} */
    this.levels = [];
    this.open(first);
  }

  /** Whether the item belongs to this list. @param {ItemLine} item */
  add(item) {
    const depth = Math.min(Math.floor(item.indent / 2), this.levels.length, DEEPEST - 1);
    if (depth === 0 && item.ordered !== this.levels[0].list.ordered) return false;
    while (this.levels.length > depth + 1) this.close();
    if (depth < this.levels.length && item.ordered !== this.levels[depth].list.ordered) this.close();
    if (depth === this.levels.length) {
      this.open(item);
    } else {
      this.endItem();
      this.startItem(item);
    }
    return true;
  }

  /** An indented line goes on with the item above it. @param {string} line */
  continue(line) {
    const text = line.trimStart();
    if (!line.startsWith('  ') || text === '') return false;
    this.levels[this.levels.length - 1].lines.push(text);
    return true;
  }

  finish() {
    const { list } = this.levels[0];
    while (this.levels.length > 0) this.close();
    return list;
  }

  /** @param {ItemLine} item */
  open(item) {
    this.endItem();
    /** @type {List} */
    const list = { type: 'list', ordered: item.ordered, start: item.start, children: [] };
    this.levels[this.levels.length - 1]?.list.children.at(-1)?.children.push(list);
    this.levels.push({ list, lines: [] });
    this.startItem(item);
  }

  close() {
    this.endItem();
    this.levels.pop();
  }

  /** @param {ItemLine} item */
  startItem(item) {
    const level = this.levels[this.levels.length - 1];
    level.list.children.push({ type: 'item', children: [] });
    level.lines = [item.text];
  }

  /** What an item says of itself stands before the lists inside it. */
  endItem() {
    const level = this.levels[this.levels.length - 1];
    if (!level || level.lines.length === 0) return;
    const children = parseInline(level.lines.join('\n'), this.meter);
    level.list.children[level.list.children.length - 1].children.push({ type: 'paragraph', children });
    level.lines = [];
  }
}
