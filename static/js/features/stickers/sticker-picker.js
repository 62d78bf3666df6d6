import { lazy } from '../../components/lazy.js';

/** The door to picker.js. Props: `anchor`, `side`, `channelId`; a press sends. */
export const StickerPicker = lazy(() => import('./picker.js'), 'Picker', { typed: true });
