import { signal } from '@preact/signals';

/** Which message the pointer is over, and which is the list's tab stop. Keys of rows. */
export const hovered = signal(/** @type {string | null} */ (null));
export const focused = signal(/** @type {string | null} */ (null));
export const tabStop = signal(/** @type {string | null} */ (null));
