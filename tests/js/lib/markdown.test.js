import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { parse } from '../../../static/js/lib/markdown/parse.js';
import { randomNumbers } from '../support/random.js';
import { ROOT } from '../support/sources.js';

/** @typedef {{name: string, input: string, tree: unknown}} Case */
/** @type {Case[]} */
const golden = goldenCases('markdown.json');

/** @param {string} file shared with the server's parser @returns {Case[]} */
function goldenCases(file) {
  return JSON.parse(readFileSync(new URL(`tests/golden/${file}`, ROOT), 'utf8'));
}

const MOST_STEPS_PER_CHARACTER = 16;
const DEEPEST_TREE = 24;

const PIECES = [
  '*', '**', '***', '_', '__', '~~', '||', '`', '``', '```', '```js\n', '\n', '\n\n', '> ', '>>> ', '# ', '-# ', '- ', '  - ', '1. ', ' ', '\\', '[', ']', '](', ')', '(',
  '](https://x.io)', 'https://x.io/a', 'https://', '<https://', '<@5>', '<@', '<:ab:5>', '<t:5:R>', '>', '<', 'a', 'слово', '😀', '\ud83d', 'javascript:', 'mailto:a@b.c', '@', '[a](javascript:x)',
];

/** @param {any} node @returns {number} */
const depthOf = (node) => 1 + Math.max(0, ...(node.children ?? []).map(depthOf));
/** @param {any} node @param {(node: any) => void} visit */
function walk(node, visit) {
  visit(node);
  for (const child of node.children ?? []) walk(child, visit);
}
/** @param {string} text */
function check(text) {
  const meter = { steps: 0 };
  const tree = parse(text, meter);
  assert.ok(meter.steps <= MOST_STEPS_PER_CHARACTER * text.length + 64, `${meter.steps} steps for ${text.length} characters: ${text.slice(0, 80)}`);
  assert.ok(depthOf(tree) <= DEEPEST_TREE);
  walk(tree, (node) => {
    if (node.type === 'link') assert.match(node.url, /^(https?:\/\/[^\s@/]+([/?#]\S*)?|mailto:\S+)$/i);
  });
  return { tree, steps: meter.steps };
}

test('there are at least 300 golden cases, each with a name of its own', () => {
  assert.ok(golden.length >= 300);
  assert.equal(new Set(golden.map(({ name }) => name)).size, golden.length);
});

for (const { name, input, tree } of golden) {
  test(`markdown: ${name}`, () => assert.deepEqual(parse(input), tree));
}

test('what chance made of the golden cases means the same to both parsers', () => {
  for (const { name, input, tree } of goldenCases('mutated.json')) assert.deepEqual(parse(input), tree, name);
});

test('random texts never throw, never nest without bound and hold no unsafe address', () => {
  const random = randomNumbers(2026);
  for (let round = 0; round < 400; round += 1) {
    const pool = PIECES.filter(() => random() < 0.4);
    let text = '';
    while (text.length < 4000 && pool.length > 0) text += pool[Math.floor(random() * pool.length)];
    check(text.slice(0, 4000));
  }
});

test('random characters never throw', () => {
  const random = randomNumbers(7);
  for (let round = 0; round < 100; round += 1) {
    check(Array.from({ length: 4000 }, () => String.fromCharCode(Math.floor(random() * (round % 2 ? 128 : 65_536)))).join(''));
  }
});

test('ten times the text is at most about ten times the work', () => {
  const patterns = [...PIECES, ...PIECES.map((piece) => `${piece}a`), ...PIECES.map((piece) => `${piece} a`), ...PIECES.map((piece) => `a${piece} [`),
    '*a **b ', '*a_ _b* ', '`a``b', '[a](https://x.io/[](', '](https://x.io/(', 'https://a@', '- a\n  - b\n', '> ```\n', '- ```\n  ```\n', '[[a]', '||*a||_', '**a *b ~~c __d ||e '];
  for (const pattern of patterns) {
    const small = check(pattern.repeat(2000).slice(0, 2000)).steps;
    const large = check(pattern.repeat(20_000).slice(0, 20_000)).steps;
    assert.ok(large <= 12 * small + 1000, `${JSON.stringify(pattern)}: ${small} steps, then ${large}`);
  }
});

test('a text without marks is itself', () => {
  assert.deepEqual(parse('Just words, and 3 < 5.').children, [{ type: 'paragraph', children: ['Just words, and 3 < 5.'] }]);
});
