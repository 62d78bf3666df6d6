/** The page's side of the service worker (static/sw.js). */

const WORDS = '/words';
/** Milliseconds. */
const AGAIN_AFTER = [1000, 3000, 10_000];
const HERE = /\/static\/\w+/.exec(import.meta.url)?.[0] ?? '';

/**
 * @param {object} told
 * @param {() => void} told.onNewVersion  the server has a newer client than this page
 * @param {(path: string) => void} told.onOpen  a notification was clicked
 */
export async function startWorker({ onNewVersion, onOpen }) {
  if (!('serviceWorker' in navigator) || !isSecureContext) return;
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    if (data.type === 'open') onOpen(data.path);
    if (data.type === 'build' && data.path !== HERE) onNewVersion();
  });
  await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).catch(() => undefined);
}

/** A server that was away may have come back as a newer one. What it answers in its first moments may be an error: then once more. */
export async function lookForUpdate() {
  const registration = await navigator.serviceWorker?.getRegistration();
  for (const wait of AGAIN_AFTER) {
    const looked = await registration?.update().catch(() => null);
    if (looked !== null) return;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** What notifications say in the reader's language; the worker has no other way to know. @param {Record<string, string>} words */
export const leaveWords = (words) => keep(async () => (await caches.open('words')).put(WORDS, new Response(JSON.stringify(words))));

/** Signed out: whose faces were seen is nobody's business. */
export const forgetPictures = () => keep(() => caches.delete('pictures'));

/** Without https there are no caches, and full disks take nothing. @param {() => Promise<unknown>} run */
async function keep(run) {
  if (!('caches' in globalThis)) return;
  await run().catch(() => undefined);
}
