import { lazy } from '../../components/lazy.js';
import { loadEmojiLibrary } from './use-emoji-library.js';

const load = () => import('./picker.js');

/** The door to picker.js, which says what it wants and gives. */
export const EmojiPicker = lazy(load, 'Picker', { typed: true });

/** Somebody is about to open it: what it needs may come meanwhile. A failure is told when it is opened. */
export function warmEmojiPicker() {
  Promise.all([load(), loadEmojiLibrary()]).catch(() => {});
}
