/**
 * Files on their way: in the tray of a channel until they are sent, then of a message that waits for them. What is in them stays outside the store.
 * @typedef {import('./types.js').Uploads} Uploads
 * @typedef {import('./types.js').Upload} Upload
 */

/** @param {Uploads} uploads @param {Upload} upload @returns {Uploads} */
const uploadAdded = ({ byKey, trays }, upload) => ({
  byKey: { ...byKey, [upload.key]: upload },
  trays: { ...trays, [upload.channelId]: [...(trays[upload.channelId] ?? []), upload.key] },
});

/** One that is gone stays so. @param {Uploads} uploads @param {{key: string} & Partial<Upload>} change @returns {Uploads} */
const uploadChanged = (uploads, { key, ...fields }) => {
  const old = uploads.byKey[key];
  return old ? { ...uploads, byKey: { ...uploads.byKey, [key]: { ...old, ...fields } } } : uploads;
};

/** The tray goes with a message. @param {Uploads} uploads @param {{channelId: number}} payload @returns {Uploads} */
const uploadsTaken = (uploads, { channelId }) => ({ ...uploads, trays: { ...uploads.trays, [channelId]: [] } });

/** A message was called back: its files are to be sent again, from the start. @param {Uploads} uploads @param {{channelId: number, keys: string[]}} payload @returns {Uploads} */
const uploadsReturned = ({ byKey, trays }, { channelId, keys }) => {
  const known = keys.filter((key) => key in byKey);
  const fresh = Object.fromEntries(known.map((key) => [key, { ...byKey[key], state: /** @type {const} */ ('ready'), sent: 0, error: null }]));
  const others = (trays[channelId] ?? []).filter((key) => !known.includes(key));
  return { byKey: { ...byKey, ...fresh }, trays: { ...trays, [channelId]: [...known, ...others] } };
};

/** @param {Uploads} uploads @param {{keys: string[]}} payload @returns {Uploads} */
const uploadsRemoved = ({ byKey, trays }, { keys }) => ({
  byKey: Object.fromEntries(Object.entries(byKey).filter(([key]) => !keys.includes(key))),
  trays: Object.fromEntries(Object.entries(trays).map(([channelId, tray]) => [channelId, tray.filter((key) => !keys.includes(key))])),
});

/** Event -> reducer: part of the table of events.js as soon as there may be files. @type {Record<string, (uploads: Uploads, payload: any) => Uploads>} */
export const REDUCERS = {
  upload_added: uploadAdded,
  upload_changed: uploadChanged,
  uploads_taken: uploadsTaken,
  uploads_returned: uploadsReturned,
  uploads_removed: uploadsRemoved,
};
