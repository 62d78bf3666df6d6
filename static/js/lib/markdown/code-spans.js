import { runLength } from './characters.js';

/** Knows for every run of backticks which later run closes it: one closes one, two close two, three or more close each other. */
export class CodeSpans {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    /** @type {{at: number, length: number}[][] | null} */
    this.runs = null;
    this.seen = [0, 0, 0];
  }

  /** Asked from left to right only. @param {number} at @param {number} length */
  closeOf(at, length) {
    this.runs ??= collectRuns(this.text);
    const kind = kindOf(length);
    const runs = this.runs[kind];
    while (this.seen[kind] < runs.length && runs[this.seen[kind]].at < at + length) this.seen[kind] += 1;
    return runs[this.seen[kind]] ?? null;
  }
}

/** @param {string} text */
function collectRuns(text) {
  /** @type {{at: number, length: number}[][]} */
  const runs = [[], [], []];
  for (let at = text.indexOf('`'); at >= 0; ) {
    const length = runLength(text, at);
    runs[kindOf(length)].push({ at, length });
    at = text.indexOf('`', at + length);
  }
  return runs;
}

/** @param {number} length */
function kindOf(length) {
  return Math.min(length, 3) - 1;
}
