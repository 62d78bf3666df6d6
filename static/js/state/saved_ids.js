/**
 * Which messages I saved, all of them: the list itself comes in pages. `known`: asked for, and no change was missed since.
 * @typedef {{ids: readonly number[], known: boolean, changes: number}} SavedIds  changes: how many there were; an answer asked for before the last one says nothing
 */

/** @param {SavedIds} saved @returns {SavedIds} */
const doubt = (saved) => ({ ...saved, known: false });

/** @param {SavedIds} saved @param {{ids: number[], changes: number}} answer @returns {SavedIds} */
const idsLoaded = (saved, { ids, changes }) => (changes === saved.changes ? { ids, known: true, changes } : saved);

/** @param {SavedIds} saved @param {{message_id: number}} one @returns {SavedIds} */
const savedSet = ({ ids, known, changes }, { message_id: id }) => ({ ids: ids.includes(id) ? ids : [id, ...ids], known, changes: changes + 1 });

/** @param {SavedIds} saved @param {{message_id: number}} gone @returns {SavedIds} */
const savedDeleted = ({ ids, known, changes }, { message_id: id }) => ({ ids: ids.filter((one) => one !== id), known, changes: changes + 1 });

/** Part of the table of events.js once it is asked for. @type {Record<string, (saved: SavedIds, payload: any) => SavedIds>} */
export const REDUCERS = { bootstrapped: doubt, saved_created: savedSet, saved_deleted: savedDeleted, saved_ids_loaded: idsLoaded };
