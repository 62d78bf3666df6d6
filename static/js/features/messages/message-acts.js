import { lazy } from '../../components/lazy.js';
import { toast } from '../../components/toasts.js';
import { whenThere } from '../../components/when-there.js';
import { errorText, t } from '../../lib/i18n.js';
import { asReaction } from '../../state/emoji-spelling.js';
import { EmojiPicker } from '../emoji/emoji-picker.js';
import { openDialog, togglePopover } from '../shell/ui.js';

/** @typedef {import('../../state/types.js').RowMessage} RowMessage */

const DeleteMessage = lazy(() => import('./delete-message.js'), 'DeleteMessage');
const PinMessage = lazy(() => import('./pin-message.js'), 'PinMessage');
const ReactionsDialog = lazy(() => import('./reactions-dialog.js'), 'ReactionsDialog');
const EditsDialog = lazy(() => import('./edits-dialog.js'), 'EditsDialog');

/** What went wrong is said where there is no better place for it. @param {import('../../state/types.js').Result} result */
export function sayFailure(result) {
  if (!result.ok) toast(errorText(result.error), 'danger');
}

/** One more kind than there may be is refused before the server is asked. @param {any} app @param {RowMessage} message @param {string} picked */
export async function react({ store, actions }, message, picked) {
  const kinds = store.session.value.limits.reaction_kinds;
  const isNew = !message.reactions.some(({ emoji }) => emoji === asReaction(picked));
  if (isNew && message.reactions.length >= kinds) toast(t('reaction.full', { count: kinds }), 'danger');
  else sayFailure(await actions.toggleReaction(message.channel_id, message.id, picked));
}

/** @param {any} app @param {RowMessage} message @param {HTMLElement} anchor @param {string} owner who keeps looking active meanwhile */
export function pickReaction(app, message, anchor, owner) {
  togglePopover(anchor, EmojiPicker, { channelId: message.channel_id, onPick: (/** @type {string} */ emoji) => react(app, message, emoji) }, owner);
}

/** Shift: without telling its author. @param {any} app @param {RowMessage} message @param {boolean} [quietly] */
export function reply({ actions }, message, quietly = false) {
  actions.startReply(message.channel_id, message.id, !quietly);
  document.getElementById('composer')?.focus();
}

/** Asks first, unless the reader held Shift. @param {any} app @param {RowMessage} message @param {boolean} atOnce */
export async function removeMessage({ actions }, message, atOnce) {
  if (atOnce) sayFailure(await actions.deleteMessage(message.channel_id, message.id));
  else openDialog(DeleteMessage, { message });
}

/** Both ask first, and show what it is about. @param {any} app @param {RowMessage} message @param {boolean} atOnce */
export async function changePin(app, message, atOnce) {
  if (atOnce) await whenThere(() => import('../../state/actions/keeping.js'), async ({ createKeeping }) => sayFailure(await app.use(createKeeping).setPinned(message.channel_id, message.id, !message.pinned)));
  else openDialog(PinMessage, { message });
}

/** @param {any} app @param {RowMessage} message */
export async function markUnread({ actions }, message) {
  sayFailure(await actions.markUnread(message.channel_id, message.id));
}

/** @param {RowMessage} message @param {string} [emoji] the one to begin with */
export const showReactions = (message, emoji) => openDialog(ReactionsDialog, { channelId: message.channel_id, messageId: message.id, emoji });

/** @param {RowMessage} message */
export const showEdits = (message) => openDialog(EditsDialog, { message });
