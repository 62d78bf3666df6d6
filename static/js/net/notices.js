let isTeller = !navigator.locks;

/** Of several windows of one browser only one tells; when it closes, another takes over. */
export function standForTelling() {
  navigator.locks?.request('guildhall.notices', () => {
    isTeller = true;
    return new Promise(() => {});
  });
}

/** @param {import('../state/env.js').Notice} notice */
export function tell({ title, body, icon, tag, href, show, sound, volume, onClick }) {
  if (!isTeller) return;
  if (sound) play(sound, volume);
  if (show && globalThis.Notification?.permission === 'granted') present(title, { body, tag, icon: icon ?? undefined, silent: true, data: { href } }, onClick);
}

/** A sound that does not come is no matter. @param {'message' | 'mention'} name @param {number} volume */
const play = (name, volume) => void import('../lib/sounds.js').then(({ playSound }) => playSound(name, volume)).catch(() => undefined);

/** On phones only a service worker may do it; it knows where a click leads. @param {string} title @param {NotificationOptions} options @param {() => void} onClick */
function present(title, options, onClick) {
  try {
    const shown = new Notification(title, options);
    shown.onclick = () => {
      focus();
      onClick();
      shown.close();
    };
  } catch {
    navigator.serviceWorker?.ready.then((worker) => worker.showNotification(title, options)).catch(() => {});
  }
}
