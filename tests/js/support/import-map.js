// Node resolves bare names as the browser's import map does, so tests run the very files that are served.
import { readFileSync } from 'node:fs';

const STATIC = new URL('../../../static/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('vendor/manifest.json', STATIC), 'utf8'));
const addresses = new Map(
  manifest.files
    .filter((/** @type {{specifier: string | null}} */ entry) => entry.specifier)
    .map((/** @type {{specifier: string, file: string}} */ entry) => [entry.specifier, new URL(entry.file, STATIC).href]),
);

/** @type {import('node:module').ResolveHook} */
export async function resolve(specifier, context, next) {
  const address = addresses.get(specifier);
  return address ? { url: address, shortCircuit: true } : next(specifier, context);
}
