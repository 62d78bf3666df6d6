import { characterAt, characterBefore, isEscapable, isLetterOrDigit, isSpace, runLength, trimEnd } from './characters.js';
import { CodeSpans } from './code-spans.js';
import { endOfBareUrl, endOfEnclosedUrl } from './links.js';
import { matchToken } from './tokens.js';

/**
 * @typedef {{kind: 'run', mark: string, length: number, opens: boolean, closes: boolean}} Run
 * @typedef {{kind: 'text', text: string}
 *   | {kind: 'node', node: Exclude<import('./types.js').Inline, string>}
 *   | {kind: 'bracket'} | {kind: 'link_start'} | {kind: 'link_end', url: string, embed: boolean}
 *   | Run} Piece
 */

/**
 * Cuts a text into pieces, from left to right and never going back.
 * @param {string} text
 * @param {import('./types.js').Meter} meter
 * @returns {Piece[]}
 */
export function scan(text, meter) {
  const scanner = new Scanner(text);
  while (scanner.at < text.length) {
    scanner.step();
    meter.steps += 1;
  }
  scanner.flush(text.length);
  meter.steps += scanner.looked;
  return scanner.pieces;
}

class Scanner {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.plainFrom = 0;
    this.looked = 0;
    /** @type {Piece[]} */
    this.pieces = [];
    /** Brackets that could still begin a link. @type {{piece: number, at: number}[]} */
    this.brackets = [];
    this.codeSpans = new CodeSpans(text);
  }

  step() {
    switch (this.text[this.at]) {
      case '\\': return this.escape();
      case '`': return this.code();
      case '*': case '_': case '~': case '|': return this.run();
      case '<': return this.angle();
      case '[': return this.openBracket();
      case ']': return this.closeBracket();
      case 'h': case 'H': return this.bareUrl();
      default: this.at += 1;
    }
  }

  escape() {
    if (!isEscapable(this.text[this.at + 1] ?? '')) {
      this.at += 1;
      return;
    }
    this.flush(this.at);
    this.plainFrom = this.at + 1;
    this.at += 2;
  }

  code() {
    const length = runLength(this.text, this.at);
    const close = this.codeSpans.closeOf(this.at, length);
    if (close) {
      this.node({ type: 'code', text: codeText(this.text.slice(this.at + length, close.at)) }, close.at + close.length);
    } else {
      this.at += length;
    }
  }

  run() {
    const mark = this.text[this.at];
    const length = runLength(this.text, this.at);
    const before = characterBefore(this.text, this.at);
    const after = characterAt(this.text, this.at + length);
    const isWord = mark === '_';
    this.piece({
      kind: 'run', mark, length,
      opens: mark === '|' || (!isSpace(after) && !(isWord && isLetterOrDigit(before))),
      closes: mark === '|' || (!isSpace(before) && !(isWord && isLetterOrDigit(after))),
    }, this.at + length);
  }

  angle() {
    const token = matchToken(this.text, this.at);
    if (token) {
      if (token.node.type !== 'emoji' && token.node.type !== 'timestamp') this.brackets = [];
      this.node(token.node, token.end);
      return;
    }
    const end = endOfEnclosedUrl(this.text, this.at + 1);
    this.looked += Math.max(end - this.at, 0);
    if (end >= 0 && this.text[end] === '>') {
      this.address(this.text.slice(this.at + 1, end), false, end + 1);
    } else {
      this.at += 1;
    }
  }

  bareUrl() {
    const isInWord = isLetterOrDigit(characterBefore(this.text, this.at));
    const end = isInWord ? -1 : endOfBareUrl(this.text, this.at);
    if (end < 0) {
      this.at += 1;
    } else {
      this.looked += end - this.at;
      this.address(this.text.slice(this.at, end), true, end);
    }
  }

  openBracket() {
    this.flush(this.at);
    this.brackets.push({ piece: this.pieces.length, at: this.at });
    this.piece({ kind: 'bracket' }, this.at + 1);
  }

  closeBracket() {
    const open = this.brackets.pop();
    const target = open && this.text[this.at + 1] === '(' ? this.target(this.at + 2) : null;
    const isBlank = !target || trimEnd(this.text.slice((open?.at ?? 0) + 1, this.at)) === '';
    if (!open || isBlank) {
      this.at += 1;
      return;
    }
    this.pieces[open.piece] = { kind: 'link_start' };
    this.piece({ kind: 'link_end', url: target.url, embed: target.embed }, target.end);
    this.brackets = [];
  }

  /** What stands in the round brackets of a link. @param {number} start */
  target(start) {
    const isAngled = this.text[start] === '<';
    const from = isAngled ? start + 1 : start;
    const end = endOfEnclosedUrl(this.text, from);
    this.looked += Math.max(end - from, 0);
    const tail = isAngled ? '>)' : ')';
    if (end < 0 || !this.text.startsWith(tail, end)) return null;
    return { url: this.text.slice(from, end), embed: !isAngled, end: end + tail.length };
  }

  /** Text that is an address itself cannot be the text of another one. @param {string} url @param {boolean} embed @param {number} end */
  address(url, embed, end) {
    this.brackets = [];
    this.node({ type: 'link', url, embed, children: [url] }, end);
  }

  /** @param {Exclude<import('./types.js').Inline, string>} node @param {number} end */
  node(node, end) {
    this.piece({ kind: 'node', node }, end);
  }

  /** @param {Piece} piece @param {number} end */
  piece(piece, end) {
    this.flush(this.at);
    this.pieces.push(piece);
    this.at = end;
    this.plainFrom = end;
  }

  /** @param {number} end */
  flush(end) {
    if (end > this.plainFrom) this.pieces.push({ kind: 'text', text: this.text.slice(this.plainFrom, end) });
    this.plainFrom = end;
  }
}

/** One space at both ends lets code begin or end with a backtick. @param {string} raw */
function codeText(raw) {
  const text = raw.replaceAll('\n', ' ');
  const isPadded = text.length > 2 && text.startsWith(' ') && text.endsWith(' ') && trimEnd(text) !== '';
  return isPadded ? text.slice(1, -1) : text;
}
