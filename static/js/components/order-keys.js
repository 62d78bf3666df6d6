import { hasCommand, keyText } from '../features/shell/key-text.js';

/** Ctrl+Shift+arrow moves what has the focus among its neighbours: what a pointer does by dragging. @param {KeyboardEvent} event @returns {1|-1|null} */
export function orderStep(event) {
  if (!hasCommand(event) || !event.shiftKey || event.altKey) return null;
  if (event.key === 'ArrowDown') return 1;
  return event.key === 'ArrowUp' ? -1 : null;
}

export const upKeys = () => keyText('Ctrl+Shift+↑');
export const downKeys = () => keyText('Ctrl+Shift+↓');
