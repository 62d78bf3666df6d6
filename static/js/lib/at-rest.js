/**
 * Fetches a part when the page has nothing else to do, and without a network when there is one again.
 * @template T
 * @param {() => Promise<T>} load as in `() => import('./x.js')`
 * @param {(part: T) => void} act
 */
export function atRest(load, act) {
  const come = async () => {
    const part = await load().catch(() => null);
    if (part) act(part);
    else addEventListener('online', come, { once: true });
  };
  if ('requestIdleCallback' in window) requestIdleCallback(come, { timeout: 5000 });
  else setTimeout(come, 2000);
}
