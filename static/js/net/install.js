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

/** Read it while rendering: is there something to install? */
export const canInstall = () => offer.value !== null;

/** Call it in a click. @returns {Promise<boolean>} whether the reader wanted it */
export async function install() {
  const answer = await offer.value?.prompt();
  offer.value = null;
  return answer?.outcome === 'accepted';
}
