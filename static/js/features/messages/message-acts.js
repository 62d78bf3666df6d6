import { lazy } from '../../components/lazy.js';
import { toast } from '../../components/toasts.js';
import { errorText } from '../../lib/i18n.js';
import { openDialog } from '../shell/ui.js';

const DeleteMessage = lazy(() => import('./delete-message.js'), 'DeleteMessage');

/**
 * @param {any} views
 * @param {import('../../state/types.js').RowMessage} message
 */
export function mayOn(views, message) {
  return {
    react: views.can(message.channel_id, 'ADD_REACTIONS'),
    edit: message.mine,
    remove: message.mine || views.can(message.channel_id, 'MANAGE_MESSAGES'),
  };
}

/**
 * Asks first, unless the reader held Shift.
 * @param {any} app
 * @param {import('../../state/types.js').RowMessage} message
 * @param {boolean} atOnce
 */
export async function removeMessage({ actions }, message, atOnce) {
  if (!atOnce) {
    openDialog(DeleteMessage, { message });
    return;
  }
  const result = await actions.deleteMessage(message.channel_id, message.id);
  if (!result.ok) toast(errorText(result.error), 'danger');
}
