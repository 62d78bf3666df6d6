/** @typedef {import('./types.js').Inline} Inline */
/** @typedef {import('./types.js').Style} Style */
/** @typedef {import('./scan.js').Run} Run */
/**
 * Something opened and not closed yet. `left` is how many of its marks still wait for their counterpart; `height` how deep its children nest.
 * @typedef {{mark: string, left: number, children: Inline[], height: number}} Frame
 */

const MOST_NESTED = 8;

/** @type {Record<string, Style>} */
const STYLES = { '*1': 'italic', '*2': 'bold', _1: 'italic', _2: 'underline', '~2': 'strike', '|2': 'spoiler' };

/**
 * Pairs the marks that the scanner found. Each piece is moved a bounded number of times, so the work stays linear.
 * @param {import('./scan.js').Piece[]} pieces
 * @param {import('./types.js').Meter} meter
 * @returns {Inline[]}
 */
export function arrange(pieces, meter) {
  const arranger = new Arranger(meter);
  for (const piece of pieces) arranger.take(piece);
  arranger.flattenAbove(0);
  return arranger.frames[0].children;
}

class Arranger {
  /** @param {import('./types.js').Meter} meter */
  constructor(meter) {
    this.meter = meter;
    /** @type {Frame[]} */
    this.frames = [newFrame('', 0)];
    /** How many open frames could give each style, so that a hopeless search is not begun. @type {Record<string, number>} */
    this.open = {};
    /** The same outside of the link that is open. @type {Record<string, number> | null} */
    this.openOutside = null;
  }

  /** @param {import('./scan.js').Piece} piece */
  take(piece) {
    this.meter.steps += 1;
    switch (piece.kind) {
      case 'text': return this.append(piece.text, 0);
      case 'bracket': return this.append('[', 0);
      case 'node': return this.append(piece.node, 1);
      case 'run': return this.run(piece);
      case 'link_start': return this.startLink();
      case 'link_end': return this.endLink(piece.url, piece.embed);
    }
  }

  /** @param {Run} run */
  run(run) {
    const isPaired = run.mark === '~' || run.mark === '|';
    if (isPaired && !(run.mark === '|' && this.openOutside)) {
      for (let pairs = Math.floor(run.length / 2); pairs > 0; pairs -= 1) this.marks(run, 2);
      if (run.length % 2) this.append(run.mark, 0);
    } else if (isPaired || run.length > 3) {
      this.append(run.mark.repeat(run.length), 0);
    } else {
      this.marks(run, run.length);
    }
  }

  /** Closes what it can, then opens with what is left. @param {Run} run @param {number} count */
  marks(run, count) {
    let left = count;
    while (run.closes && left > 0) {
      const index = this.findOpen(run.mark, left);
      if (index < 0) break;
      const strength = Math.min(this.frames[index].left, left) >= 2 ? 2 : 1;
      if (!this.wrap(index, strength)) break;
      left -= strength;
    }
    if (left === 0) return;
    if (run.opens) this.push(newFrame(run.mark, left));
    else this.append(run.mark.repeat(left), 0);
  }

  /** The nearest frame that `left` marks can close, or -1. @param {string} mark @param {number} left */
  findOpen(mark, left) {
    const isFound = stylesOf(mark, left).some((style) => this.open[style] > 0);
    for (let index = this.frames.length - 1; isFound && index > 0; index -= 1) {
      this.meter.steps += 1;
      const frame = this.frames[index];
      const fits = frame.mark === mark && stylesOf(mark, frame.left).some((style) => stylesOf(mark, left).includes(style));
      if (fits) return index < this.frames.length - 1 || frame.children.length > 0 ? index : -1;
    }
    return -1;
  }

  /** Makes a node of a frame; false when that would nest too deep: then its marks are plain. @param {number} index @param {number} strength */
  wrap(index, strength) {
    this.flattenAbove(index);
    const frame = this.frames[index];
    if (frame.height >= MOST_NESTED) {
      this.flattenAbove(index - 1);
      return false;
    }
    this.pop();
    const node = { type: STYLES[frame.mark + strength], children: frame.children };
    if (frame.left > strength) this.push(newFrame(frame.mark, frame.left - strength));
    this.append(node, frame.height + 1);
    return true;
  }

  startLink() {
    this.frames.push(newFrame('[', 0));
    this.openOutside = this.open;
    this.open = {};
  }

  /** @param {string} url @param {boolean} embed */
  endLink(url, embed) {
    this.flattenAbove(this.frames.findLastIndex((frame) => frame.mark === '['));
    const frame = /** @type {Frame} */ (this.frames.pop());
    this.open = this.openOutside ?? {};
    this.openOutside = null;
    this.append({ type: 'link', url, embed, children: frame.children }, frame.height + 1);
  }

  /** What is open above a frame turns out to be plain text of it. @param {number} index */
  flattenAbove(index) {
    const target = this.frames[index];
    const plain = this.frames.slice(index + 1);
    while (this.frames.length > index + 1) this.pop();
    for (const frame of plain) {
      this.append(frame.mark.repeat(frame.left), 0);
      for (const child of frame.children) this.append(child, 0);
      target.height = Math.max(target.height, frame.height);
    }
  }

  /** @param {Frame} frame */
  push(frame) {
    this.frames.push(frame);
    for (const style of stylesOf(frame.mark, frame.left)) this.open[style] = (this.open[style] ?? 0) + 1;
  }

  pop() {
    const frame = /** @type {Frame} */ (this.frames.pop());
    for (const style of stylesOf(frame.mark, frame.left)) this.open[style] -= 1;
  }

  /** @param {Inline} node @param {number} height */
  append(node, height) {
    this.meter.steps += 1;
    const frame = this.frames[this.frames.length - 1];
    const last = frame.children.length - 1;
    if (typeof node === 'string' && typeof frame.children[last] === 'string') frame.children[last] += node;
    else frame.children.push(node);
    frame.height = Math.max(frame.height, height);
  }
}

/** @param {string} mark @param {number} left @returns {Frame} */
function newFrame(mark, left) {
  return { mark, left, children: [], height: 0 };
}

/** What so many marks can mean: one is italic, two are bold, three both. @param {string} mark @param {number} left */
function stylesOf(mark, left) {
  return [...(left % 2 ? [`${mark}1`] : []), ...(left >= 2 ? [`${mark}2`] : [])].filter((style) => style in STYLES);
}
