import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import test from 'node:test';

const ROOT = new URL('../../../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('static/vendor/manifest.json', ROOT), 'utf8'));

test('the vendored files agree with their manifest', () => {
  execFileSync('python3', ['bin/vendor', '--check'], { cwd: ROOT });
});

test('every import between vendored files resolves', () => {
  const specifiers = new Set(manifest.files.map((/** @type {any} */ entry) => entry.specifier));
  const files = new Set(manifest.files.map((/** @type {any} */ entry) => entry.file));
  for (const { file } of manifest.files.filter((/** @type {any} */ entry) => entry.file.endsWith('.js'))) {
    const source = readFileSync(new URL(`static/${file}`, ROOT), 'utf8');
    for (const [, name] of source.matchAll(/\bfrom\s*["']([^"']+)["']/g)) {
      const target = name.startsWith('.') ? new URL(name, `http://x/${file}`).pathname.slice(1) : name;
      assert.ok(specifiers.has(target) || files.has(target), `${file} imports ${name}`);
    }
  }
});

test('every named module loads and is the one preact that signals are built on', async () => {
  const [preact, hooks, signals, core, htm, io, virtual] = await Promise.all([
    import('preact'), import('preact/hooks'), import('@preact/signals'), import('@preact/signals-core'),
    import('htm'), import('socket.io-client'), import('@tanstack/virtual-core'),
  ]);
  assert.equal(typeof hooks.useState, 'function');
  assert.equal(signals.signal, core.signal);
  assert.equal(typeof io.io, 'function');
  assert.equal(typeof virtual.Virtualizer, 'function');
  const html = htm.default.bind(preact.h);
  assert.equal(/** @type {any} */ (html`<p>${1}</p>`).type, 'p');
});
