/** What the browser keeps of the account for the next start: one value, in IndexedDB, of the build that wrote it. */

const NAME = 'guildhall';
const STORE = 'kept';
const KEY = 'account';
const VERSION = /\/static\/(\w+)\//.exec(import.meta.url)?.[1] ?? '';
/** A database that does not answer keeps nobody waiting. */
const PATIENCE = 3000;

/** @returns {Promise<IDBDatabase>} */
function openDatabase() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return answered(request);
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const answered = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Private windows and full disks refuse; the client then merely starts without. @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest} act */
async function withStore(mode, act) {
  try {
    const database = await openDatabase();
    const result = await answered(act(database.transaction(STORE, mode).objectStore(STORE)));
    database.close();
    return result;
  } catch {
    return null;
  }
}

/** @type {import('../state/env.js').Keep} */
export const keep = {
  async read() {
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, null));
    const found = await Promise.race([withStore('readonly', (store) => store.get(KEY)), late]);
    return found?.version === VERSION ? found.value : null;
  },
  write: (value) => withStore('readwrite', (store) => store.put({ version: VERSION, value }, KEY)),
  clear: () => withStore('readwrite', (store) => store.clear()),
};
