import { signal } from '@preact/signals';

/** @typedef {Event & {prompt: () => Promise<{outcome: 'accepted' | 'dismissed'}>}} InstallPrompt */

const offer = signal(/** @type {InstallPrompt|null} */ (null));

/** The browser offers once, early; the settings show a button when the reader looks for it. */
export function listenForInstall() {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer.value = /** @type {InstallPrompt} */ (event);
  });
  addEventListener('appinstalled', () => {
    offer.value = null;
  });
}

/**
 * How the client becomes an app here: the browser offers it; or the reader does it by hand, as in Safari on a phone, which offers nothing. Null where it
 * is one already, or cannot be. Read it while rendering.
 * @returns {'offer' | 'by_hand' | null}
 */
export function wayToInstall() {
  if (offer.value) return 'offer';
  return /** @type {{standalone?: boolean}} */ (navigator).standalone === false ? 'by_hand' : null;
}

/** Call it in a click. @returns {Promise<boolean>} whether the reader wanted it */
export async function install() {
  const answer = await offer.value?.prompt();
  offer.value = null;
  return answer?.outcome === 'accepted';
}
