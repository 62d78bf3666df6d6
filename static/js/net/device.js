/** This browser as a device that push messages reach. */

/** @typedef {'unsupported'|'denied'|'default'|'granted'} Leave */

/**
 * @typedef {object} Device
 * @property {() => Leave} leave  to notify
 * @property {() => Promise<Leave>} ask  only in a click
 * @property {() => Promise<PushSubscription|null>} subscription  the one of this browser
 * @property {(key: string) => Promise<PushSubscription>} subscribe  `key`: the server's, base64url
 */

/** @type {Device} */
export const thisDevice = {
  leave: () => (isAble() ? Notification.permission : 'unsupported'),
  ask: () => Notification.requestPermission(),
  subscription: async () => (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription() ?? null,
  async subscribe(key) {
    const { pushManager } = await navigator.serviceWorker.ready;
    return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  },
};

const isAble = () => isSecureContext && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
