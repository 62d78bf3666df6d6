import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

/** @param {string} path */
const file = (path) => new URL(`../../../${path}`, import.meta.url);
const page = readFileSync(file('templates/index.html'), 'utf8');
const door = readFileSync(file('static/style.css'), 'utf8');

test('every sheet is behind the door, and every sheet behind the door is there', () => {
  const sheets = [...door.matchAll(/url\("css\/([^"]+\.css)"\)/g)].map((match) => match[1]);
  const files = readdirSync(file('static/css/'), { recursive: true }).map(String).filter((path) => path.endsWith('.css'));
  assert.deepEqual(sheets.sort(), files.filter((path) => path !== 'features/manual.css').sort());
});

test('the page has nothing inline but what its policy names', () => {
  assert.doesNotMatch(page, /\sstyle=|\son\w+=/);
  assert.equal(page.match(/<script(?![^>]*\bsrc=)/g)?.length, 1);
  assert.equal(page.match(/<style/g)?.length, 1);
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
