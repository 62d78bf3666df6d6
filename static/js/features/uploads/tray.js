import { signal } from '@preact/signals';
import { toast } from '../../components/toasts.js';
import { t } from '../../lib/i18n.js';
import { trayOf } from '../../state/trays.js';

/**
 * What the rest of the client needs of the tray; the work itself loads with the first file.
 * The composer draws `UploadTray` above its box, may send when `trayCount` is not 0, and sends by `sendWithTray`: the tray then goes along.
 */

/** @typedef {ReturnType<typeof import('../../state/actions/uploads.js').createUploads>} Uploads */

/** What could not be taken, until the reader has seen it. @type {import('@preact/signals').Signal<Record<number, import('../../state/actions/uploads.js').Refused[]>>} */
export const refusals = signal({});

/** @type {any} the app of this window, once its chat is drawn */
let here = null;
/** @type {Uploads | null} */
let loaded = null;

/** @param {any} app */
export function useThisApp(app) {
  here = app;
}

/** @param {any} app @param {number} channelId */
export const trayCount = ({ store }, channelId) => trayOf(store.uploads.value, channelId).length;

/** The actions of state/actions/uploads.js. @param {any} app @returns {Promise<Uploads>} */
export async function loadUploads(app) {
  const { createUploads } = await import('../../state/actions/uploads.js');
  loaded = /** @type {Uploads} */ (app.use(createUploads));
  return loaded;
}

/** There is one as soon as there is a file. @returns {Uploads} */
export const uploadsHere = () => /** @type {Uploads} */ (loaded);

/** Into the tray of a channel; what is refused is said above its composer. @param {number} channelId @param {readonly File[]} files */
export async function addFiles(channelId, files) {
  if (!here || files.length === 0) return [];
  try {
    const { added, refused } = (await loadUploads(here)).addFiles(channelId, files);
    refusals.value = { ...refusals.value, [channelId]: refused };
    return added;
  } catch {
    toast(t('app.part_failed'), 'danger'); // the module has not come
    return [];
  }
}

/** @param {number} channelId */
export function dismissRefusals(channelId) {
  refusals.value = { ...refusals.value, [channelId]: [] };
}

/**
 * As `actions.send`, and the tray goes along: the row is there at once, the message leaves when its files are up.
 * @param {any} app
 * @param {number} channelId
 * @param {string} content
 * @param {import('../../state/types.js').SendExtra} [extra]
 * @returns {string | null} the nonce
 */
export function sendWithTray(app, channelId, content, extra) {
  if (!loaded || trayCount(app, channelId) === 0) return app.actions.send(channelId, content, extra);
  dismissRefusals(channelId);
  return loaded.sendTray(channelId, content, extra);
}
