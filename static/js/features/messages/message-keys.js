import { shortcutOf } from '../../lib/shortcuts.js';
import { changePin, markUnread, pickReaction, removeMessage, reply } from './message-acts.js';
import { mayOn } from './message-rights.js';

/**
 * Single letters act only while a message itself has the focus.
 * @param {KeyboardEvent} event
 * @param {any} app
 * @param {import('../../state/types.js').RowMessage} message
 * @param {HTMLElement} element
 */
export function messageKey(event, app, message, element) {
  if (message.state !== 'sent') return;
  const act = actOf(event, app, message, element);
  if (!act) return;
  event.preventDefault();
  act();
}

/** @param {KeyboardEvent} event @param {any} app @param {import('../../state/types.js').RowMessage} message @param {HTMLElement} element @returns {(() => void) | null} */
function actOf(event, app, message, element) {
  const may = mayOn(app, message);
  switch (nameOf(event)) {
    case 'message_edit': return may.edit ? () => app.actions.startEdit(message.channel_id, message.id) : null;
    case 'message_reply': return may.reply ? () => reply(app, message) : null;
    case 'message_react': return may.react ? () => pickReaction(app, message, element, element.dataset.key ?? '') : null;
    case 'message_pin': return may.pin ? () => changePin(app, message, false) : null;
    case 'message_unread': return () => markUnread(app, message);
    case 'message_delete': return may.remove ? () => removeMessage(app, message, event.shiftKey) : null;
    default: return null;
  }
}

/** With Shift the same key deletes without asking. @param {KeyboardEvent} event */
function nameOf(event) {
  const isDelete = event.key === 'Delete' || event.key === 'Backspace';
  return isDelete && !event.ctrlKey && !event.altKey && !event.metaKey ? 'message_delete' : shortcutOf(event, 'message');
}
