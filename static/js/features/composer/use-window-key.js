import { useEffect, useRef } from 'preact/hooks';
import { shortcutOf } from '../../lib/shortcuts.js';
import { dialog, screen } from '../shell/ui.js';

/** A shortcut of the window that does something in the message box, while nothing lies over the chat. @param {string} id @param {() => void} act */
export function useWindowKey(id, act) {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    /** @param {KeyboardEvent} event */
    const key = (event) => {
      if (event.defaultPrevented || dialog.peek() || screen.peek() || shortcutOf(event, 'window') !== id) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, [id]);
}
