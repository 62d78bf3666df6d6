/** The page's side of the service worker (static/sw.js). */

const LEFT = '/left';
/** Milliseconds. */
const AGAIN_AFTER = [1000, 3000, 10_000];
const HERE = /\/static\/\w+/.exec(import.meta.url)?.[0] ?? '';

/**
 * @param {object} told
 * @param {() => void} told.onNewVersion  the server has a newer client than this page
 * @param {(path: string) => void} told.onOpen  a notification was clicked
 * @param {(channelId: number) => boolean} told.isLookedAt  then nobody is told of what is said there
 */
export async function startWorker({ onNewVersion, onOpen, isLookedAt }) {
  if (!('serviceWorker' in navigator) || !isSecureContext) return;
  navigator.serviceWorker.addEventListener('message', ({ data, ports }) => {
    if (data.type === 'open') onOpen(data.path);
    if (data.type === 'looked_at') ports[0].postMessage(isLookedAt(data.channelId));
    if (data.type === 'build' && data.path !== HERE) onNewVersion();
  });
  await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).catch(() => undefined);
  navigator.serviceWorker.controller?.postMessage({ type: 'build' });
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

/** What the worker has no other way to know. @param {{newMessage: string, signedOut: boolean}} left  what a notification says in the reader's language; whether nobody is to be told */
export const leaveForWorker = (left) => keep(async () => (await caches.open('left')).put(LEFT, new Response(JSON.stringify(left))));

/** Of whoever was signed in. */
export const forgetPictures = () => keep(() => caches.delete('pictures'));

/** Without https there are no caches, and full disks take nothing. @param {() => Promise<unknown>} run */
async function keep(run) {
  if (!('caches' in globalThis)) return;
  await run().catch(() => undefined);
}
