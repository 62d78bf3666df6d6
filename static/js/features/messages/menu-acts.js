/** What only the menu of a message does; the rest is in message-acts.js. */
import { lazy } from '../../components/lazy.js';
import { toast } from '../../components/toasts.js';
import { t } from '../../lib/i18n.js';
import { createKeeping } from '../../state/actions/keeping.js';
import { createMessageActs } from '../../state/actions/message_acts.js';
import { openDialog } from '../shell/ui.js';
import { sayFailure } from './message-acts.js';

/** @typedef {import('../../state/types.js').RowMessage} RowMessage */

const ForwardDialog = lazy(() => import('../forwarding/forward-dialog.js'), 'ForwardDialog');

/** @param {any} app @param {RowMessage} message @param {boolean} isSaved */
export async function changeSaved(app, message, isSaved) {
  const { save, unsave } = app.use(createKeeping);
  const result = isSaved ? await unsave(message.id) : await save(message.id);
  if (result.ok) toast(isSaved ? t('message.unsaved') : t('message.saved'));
  else sayFailure(result);
}

/** @param {any} app @param {RowMessage} message */
export async function removeEmbeds(app, message) {
  sayFailure(await app.use(createMessageActs).suppressEmbeds(message, true));
}

/** @param {any} app @param {RowMessage} message */
export async function clearReactions(app, message) {
  sayFailure(await app.use(createMessageActs).clearReactions(message));
}

/** @param {RowMessage} message */
export const forward = (message) => openDialog(ForwardDialog, { message });
