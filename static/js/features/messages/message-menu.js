import { copyText } from '../../components/copy-text.js';
import { lazy } from '../../components/lazy.js';
import { t } from '../../lib/i18n.js';
import { createKeeping } from '../../state/actions/keeping.js';
import { openProfile } from '../profile/open-profile.js';
import { openReport } from '../reports/open-report.js';
import { openDialog } from '../shell/ui.js';
import { changeSaved, clearReactions, forward, removeEmbeds } from './menu-acts.js';
import * as acts from './message-acts.js';
import { mayOn } from './message-rights.js';
import { startSelecting } from './selection.js';

/** @typedef {import('../../components/menu.js').MenuEntry} MenuEntry */
/** @typedef {import('../../state/types.js').RowMessage} RowMessage */

const PATIENCE = 300; // milliseconds
const MessageSheet = lazy(() => import('./message-sheet.js'), 'MessageSheet');

/**
 * All that can be done with a message, for whoever asks: the same with the pointer, the keyboard and a finger.
 * @param {any} app
 * @param {RowMessage} message
 * @param {HTMLElement} element its row
 * @returns {MenuEntry[]}
 */
function messageEntries(app, message, element) {
  const may = mayOn(app, message);
  const groups = [answering(app, message, element, may), keeping(app, message, may), copying(app, message, element, may), closing(app, message, may)];
  return groups.filter((group) => group.length > 0).flatMap((group, index) => (index > 0 ? [/** @type {MenuEntry} */ ('line'), ...group] : group));
}

/** Under a thumb. @param {any} app @param {RowMessage} message @param {HTMLElement} element */
export const openSheet = async (app, message, element) => openDialog(MessageSheet, { message, element, entries: await knownEntries(app, message, element) });

/** As soon as it is known whether the message is saved; a line that is slow is not waited for. @param {any} app @param {RowMessage} message @param {HTMLElement} element */
export async function knownEntries(app, message, element) {
  await Promise.race([knowSaved(app), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  return messageEntries(app, message, element);
}

/** @param {any} app */
export const knowSaved = (app) => app.use(createKeeping).knowSaved();

/** @param {any} app @param {RowMessage} message @param {HTMLElement} element @param {ReturnType<typeof mayOn>} may @returns {MenuEntry[]} */
function answering(app, message, element, may) {
  const key = element.dataset.key ?? '';
  return kept([
    [may.react, { label: t('reaction.add'), icon: 'smile-plus', keys: '+', onSelect: () => acts.pickReaction(app, message, element, key) }],
    [message.reactions.length > 0, { label: t('reaction.view'), icon: 'smile', onSelect: () => acts.showReactions(message) }],
    [may.reply, { label: t('message.reply'), icon: 'reply', keys: 'R', onSelect: (event) => acts.reply(app, message, event.shiftKey) }],
    [may.forward, { label: t('message.forward'), icon: 'forward', onSelect: () => forward(message) }],
    [may.edit, { label: t('action.edit'), icon: 'pencil', keys: 'E', onSelect: () => app.actions.startEdit(message.channel_id, message.id) }],
    [may.seeEdits, { label: t('message.edits'), icon: 'history', onSelect: () => acts.showEdits(message) }],
  ]);
}

/** @param {any} app @param {RowMessage} message @param {ReturnType<typeof mayOn>} may @returns {MenuEntry[]} */
function keeping(app, message, may) {
  const isSaved = app.store.savedIds.value.ids.includes(message.id);
  return kept([
    [may.pin, { label: message.pinned ? t('message.unpin') : t('message.pin'), icon: message.pinned ? 'pin-off' : 'pin', keys: 'P', onSelect: (event) => acts.changePin(app, message, event.shiftKey) }],
    [true, { label: isSaved ? t('message.unsave') : t('message.save'), icon: isSaved ? 'bookmark-x' : 'bookmark', onSelect: () => changeSaved(app, message, isSaved) }],
    [true, { label: t('message.mark_unread'), icon: 'mail', keys: 'Alt+↵', onSelect: () => acts.markUnread(app, message) }],
  ]);
}

/** @param {any} app @param {RowMessage} message @param {HTMLElement} element @param {ReturnType<typeof mayOn>} may @returns {MenuEntry[]} */
function copying({ views }, message, element, may) {
  const link = () => new URL(views.href(message.guild_id, message.channel_id, message.id), location.href).href;
  const chosen = selectedIn(element);
  const profile = () => openProfile(element, { guildId: message.guild_id, user: message.author });
  return kept([
    [message.content !== '' || chosen !== '', { label: t('message.copy_text'), icon: 'copy', onSelect: () => copyText(chosen || message.content) }],
    [true, { label: t('message.copy_link'), icon: 'link', onSelect: () => copyText(link()) }],
    [may.copyId, { label: t('message.copy_id'), icon: 'hash', onSelect: () => copyText(String(message.id)) }],
    [true, { label: t('person.profile'), icon: 'circle-user', onSelect: profile }],
  ]);
}

/** @param {any} app @param {RowMessage} message @param {ReturnType<typeof mayOn>} may @returns {MenuEntry[]} */
function closing(app, message, may) {
  return kept([
    [may.removeEmbeds, { label: t('message.remove_embeds'), icon: 'image-off', onSelect: () => removeEmbeds(app, message) }],
    [may.clearReactions, { label: t('reaction.clear'), icon: 'circle-slash', onSelect: () => clearReactions(app, message) }],
    [may.select, { label: t('select.start'), icon: 'square-check', onSelect: () => startSelecting(message.channel_id, message.id) }],
    [may.report, { label: t('report.message'), icon: 'flag', onSelect: () => openReport({ guildId: message.guild_id, message }) }],
    [may.remove, { label: t('action.delete'), icon: 'trash-2', keys: 'Del', danger: true, onSelect: (event) => acts.removeMessage(app, message, event.shiftKey) }],
  ]);
}

/** @param {[boolean, MenuEntry][]} entries @returns {MenuEntry[]} */
const kept = (entries) => entries.filter(([isShown]) => isShown).map(([, entry]) => entry);

/** What the reader has marked of its text. @param {HTMLElement} element */
function selectedIn(element) {
  const selection = getSelection();
  return selection && !selection.isCollapsed && element.contains(selection.anchorNode) ? selection.toString().trim() : '';
}
