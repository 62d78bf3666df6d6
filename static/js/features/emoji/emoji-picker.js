import { lazy } from '../../components/lazy.js';

/** The door to picker.js, which says what it wants and gives. */
export const EmojiPicker = lazy(() => import('./picker.js'), 'Picker');
