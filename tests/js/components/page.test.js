import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

/** @param {string} path */
const file = (path) => new URL(`../../../${path}`, import.meta.url);
const page = readFileSync(file('templates/index.html'), 'utf8');
const door = readFileSync(file('static/style.css'), 'utf8');

/** The names in `{% for <what> in [...] %}`. @param {string} what */
function listed(what) {
  const list = page.match(new RegExp(`\\{% for ${what} in \\[([^\\]]*)\\]`))?.[1] ?? '';
  return [...list.matchAll(/'([^']+)'/g)].map((match) => match[1]);
}

test('every sheet behind the door is fetched early', () => {
  const sheets = [...door.matchAll(/url\("css\/([^"]+)\.css"\)/g)].map((match) => match[1]);
  assert.deepEqual(listed('sheet').sort(), sheets.sort());
});

test('every module that is fetched early is there', () => {
  assert.ok(listed('module').length > 10);
  for (const name of listed('module')) assert.ok(existsSync(file(`static/${name}.js`)), name);
});

test('the page has nothing inline but the import map', () => {
  assert.doesNotMatch(page, /\sstyle=|\son\w+=/);
  assert.equal(page.match(/<script(?![^>]*\bsrc=)/g)?.length, 1);
});

test('every icon that is asked for is in the sprite', () => {
  const sprite = readFileSync(file('static/img/icons.svg'), 'utf8');
  const folder = file('static/js/');
  const sources = readdirSync(folder, { recursive: true }).map(String).filter((path) => /^(components|features)\/.*\.js$/.test(path));
  assert.ok(sources.length > 50);
  for (const path of sources) {
    const text = readFileSync(new URL(path, folder), 'utf8');
    for (const [, name] of text.matchAll(/(?:\bicon(?:="|: ')|<\$\{Icon\} name=")([a-z0-9-]+)["']/g)) {
      assert.ok(sprite.includes(`id="${name}"`), `${path}: ${name}`);
    }
  }
});
