let isTeller = !navigator.locks;

/** What this page shows itself: the newest of each tag. @type {Map<string, Notification>} */
const own = new Map();

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
  if (show && globalThis.Notification?.permission === 'granted') present(title, { body, tag, icon: icon ?? undefined, silent: true, data: { path: href } }, onClick);
}

/** A sound that does not come is no matter. @param {'message' | 'mention'} name @param {number} volume */
const play = (name, volume) => void import('../lib/sounds.js').then(({ playSound }) => playSound(name, volume)).catch(() => undefined);

/** On phones only a service worker may do it; it knows where a click leads. @param {string} title @param {NotificationOptions} options @param {() => void} onClick */
function present(title, options, onClick) {
  try {
    const shown = new Notification(title, options);
    own.set(options.tag ?? '', shown);
    shown.onclick = () => {
      focus();
      onClick();
      shown.close();
    };
  } catch {
    navigator.serviceWorker?.ready.then((worker) => worker.showNotification(title, options)).catch(() => {});
  }
}

/** Also what the worker shows, of this page or of a push. @param {(path: string) => boolean} which  by where a click leads */
export async function takeBack(which) {
  if (globalThis.Notification?.permission !== 'granted') return;
  const registration = await navigator.serviceWorker?.getRegistration();
  const kept = (await registration?.getNotifications()) ?? [];
  for (const notice of [...own.values(), ...kept]) {
    if (!which(notice.data?.path ?? '')) continue;
    notice.close();
    own.delete(notice.tag);
  }
}
