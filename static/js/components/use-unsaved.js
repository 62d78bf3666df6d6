import { useLayoutEffect } from 'preact/hooks';
import { unsaved } from '../features/shell/ui.js';

/** While `dirty`, the screen cannot be left: from the moment that it is drawn, as Escape may come right after. @param {boolean} dirty */
export function useUnsaved(dirty) {
  useLayoutEffect(() => {
    unsaved.value = { dirty, asked: 0 };
    return () => { unsaved.value = { dirty: false, asked: 0 }; };
  }, [dirty]);
}
