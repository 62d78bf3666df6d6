import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { setLanguage } from '../../../static/js/lib/i18n.js';
import { parse } from '../../../static/js/lib/markdown/parse.js';
import { renderMarkdown } from '../../../static/js/lib/markdown/render.js';
import { ROOT } from '../support/sources.js';

/** @typedef {{type: any, props: Record<string, any>}} Element */

const ATTACKS = [
  '[x](javascript:alert(1))', '[x](JAVASCRIPT:alert(1))', '[x](java\nscript:alert(1))', '[x](\u0001javascript:alert(1))', '[x](data:text/html;base64,PHNjcmlwdD4=)', '[x](vbscript:x)', '<javascript:alert(1)>',
  '<data:text/html,x>', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg/onload=alert(1)>', '[x](https://x.io"onmouseover="alert(1))', 'https://x.io"onmouseover="alert(1)', '`<script>alert(1)</script>`',
  '```html\n<script>alert(1)</script>\n```', '[<img src=x onerror=alert(1)>](https://x.io)', '||<script>alert(1)</script>||', '&lt;script&gt;', '[x](&#106;avascript:alert(1))', '[x](%6aavascript:alert(1))', '![x](javascript:alert(1))',
  '[x]: javascript:alert(1)\n[x]', '[x](//evil.io)', '[x](\\\\evil.io)', '[x](https://good.io@evil.io)', '[x](https:evil.io)', '<https://x.io onclick=alert(1)>', '<@5 onclick=alert(1)>', '<:a onerror=x:5>', '# <b onclick=x>', '[x](mailto:a@b.c"onclick="x)',
];

/** Every element below a node, components' own properties included. @param {any} node @returns {Element[]} */
function elementsOf(node) {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  if (!node || typeof node !== 'object') return [];
  return [node, ...Object.values(node.props ?? {}).flatMap(elementsOf)];
}

/** @param {any} node @returns {string} */
function textOf(node) {
  if (Array.isArray(node)) return node.map(textOf).join('');
  return node && typeof node === 'object' ? textOf(node.props?.children) : String(node ?? '');
}

/** @param {string} input @param {object} [hooks] */
const elements = (input, hooks) => elementsOf(renderMarkdown(parse(input), hooks));

test('attacks stay words', () => {
  for (const attack of ATTACKS) {
    for (const { type, props } of elements(attack)) {
      assert.ok(!['script', 'img', 'svg', 'iframe', 'style', 'b'].includes(type), attack);
      assert.ok(!('dangerouslySetInnerHTML' in props), attack);
      assert.ok(!Object.keys(props).some((name) => /^on/i.test(name)), attack);
      if (type === 'a') assert.match(new URL(props.href).protocol, /^(https?|mailto):$/, attack);
      if (type === 'a') assert.ok(!props.href.includes('evil'), attack);
    }
  }
});

test('no file of the client writes markup', () => {
  for (const name of ['render', 'spoiler', 'code-block', 'time-mark']) {
    const source = readFileSync(new URL(`static/js/lib/markdown/${name}.js`, ROOT), 'utf8');
    assert.doesNotMatch(source, /innerHTML|insertAdjacentHTML|outerHTML|document\.write/i);
  }
});

test('a tree from elsewhere cannot bring in an unsafe address', () => {
  /** @type {import('../../../static/js/lib/markdown/types.js').Link} */
  const link = { type: 'link', url: 'javascript:alert(1)', embed: true, children: ['x'] };
  const nodes = elementsOf(renderMarkdown({ type: 'root', jumbo: false, children: [{ type: 'paragraph', children: [link] }] }));
  assert.ok(nodes.every(({ type }) => type !== 'a'));
});

test('links open elsewhere and tell nothing', () => {
  const link = elements('[a](https://x.io)').find(({ type }) => type === 'a');
  assert.deepEqual([link?.props.href, link?.props.target, link?.props.rel], ['https://x.io', '_blank', 'noopener noreferrer nofollow']);
});

test('names come from the app, and the unknown is said', () => {
  setLanguage('en');
  const hooks = { user: (/** @type {number} */ id) => (id === 5 ? { name: 'Ann' } : null), channel: () => ({ name: 'general', href: '/channels/1/2' }) };
  const mentions = elements('<@5> <@6> <#2> <@&9>', hooks).filter(({ props }) => props.class === 'md-mention');
  assert.deepEqual(mentions.map(textOf), ['@Ann', '@unknown user', '#general', '@unknown role']);
  assert.equal(mentions[2].props.href, '/channels/1/2');
});

test('nothing inside a covered spoiler can be pressed', () => {
  const [spoiler] = elements('||[a](https://x.io) <#2>||', { channel: () => ({ name: 'x', href: '/x' }) }).filter(({ props }) => props.covered);
  assert.ok(elementsOf(spoiler.props.covered).every(({ type }) => type === 'span'));
  assert.ok(elementsOf(spoiler.props.open).some(({ type }) => type === 'a'));
});

test('every golden tree can be drawn', () => {
  for (const { input } of JSON.parse(readFileSync(new URL('tests/golden/markdown.json', ROOT), 'utf8'))) assert.ok(elements(input).length > 0);
});
