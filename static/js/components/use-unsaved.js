import { useEffect } from 'preact/hooks';
import { unsaved } from '../features/shell/ui.js';

/** While `dirty`, the screen cannot be left. @param {boolean} dirty */
export function useUnsaved(dirty) {
  useEffect(() => {
    unsaved.value = { dirty, asked: 0 };
    return () => { unsaved.value = { dirty: false, asked: 0 }; };
  }, [dirty]);
}
