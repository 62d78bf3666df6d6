/** As if typed, so that undo knows it. @param {HTMLTextAreaElement} box @param {string} text */
export function insertText(box, text) {
  box.focus();
  if (document.execCommand(text ? 'insertText' : 'delete', false, text)) return;
  box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
  box.dispatchEvent(new Event('input', { bubbles: true }));
}
