import { EmojiPicker } from '../emoji/emoji-picker.js';
import { togglePopover } from '../shell/ui.js';
import { mayOn, removeMessage } from './message-acts.js';

/**
 * Single letters act only while a message itself has the focus.
 * @param {KeyboardEvent} event
 * @param {any} app
 * @param {import('../../state/types.js').RowMessage} message
 * @param {HTMLElement} element
 */
export function messageKey(event, app, message, element) {
  if (event.altKey || event.ctrlKey || event.metaKey || message.state !== 'sent') return;
  const act = actOf(event, app, message, element);
  if (!act) return;
  event.preventDefault();
  act();
}

/** @param {KeyboardEvent} event @param {any} app @param {import('../../state/types.js').RowMessage} message @param {HTMLElement} element @returns {(() => void) | null} */
function actOf(event, app, message, element) {
  const may = mayOn(app.views, message);
  const { actions } = app;
  if (event.code === 'KeyE' && may.edit) return () => actions.startEdit(message.channel_id, message.id);
  if ((event.key === 'Delete' || event.key === 'Backspace') && may.remove) return () => removeMessage(app, message, event.shiftKey);
  if (event.key === '+' && may.react) return () => togglePopover(element, EmojiPicker, { onPick: (/** @type {string} */ emoji) => actions.toggleReaction(message.channel_id, message.id, emoji) }, element.dataset.key);
  return null;
}
