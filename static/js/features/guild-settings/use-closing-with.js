import { useEffect } from 'preact/hooks';
import { screen, unsaved } from '../shell/ui.js';

/** The guild is gone, or nothing of it is mine to set any more: what was not saved cannot be saved. @param {boolean} over */
export function useClosingWith(over) {
  useEffect(() => {
    if (!over) return;
    unsaved.value = { dirty: false, asked: 0 };
    screen.value = null;
  }, [over]);
}
