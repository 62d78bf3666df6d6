/**
 * Every shortcut stands here once: the keys listen by this table, the help and the settings show it.
 * Letters are places on the keyboard (as `KeyboardEvent.code`), so that they work on a Russian layout too.
 */
import { isMac } from './platform.js';

/**
 * @typedef {'going' | 'reading' | 'writing' | 'message' | 'app'} ShortcutGroup
 * @typedef {'window' | 'composer' | 'message'} ShortcutPlace  where the focus is: anywhere; in the message box; on a message
 * @typedef {{id: string, keys: string[], words: import('./i18n.js').MessageKey, group: ShortcutGroup, where: ShortcutPlace}} Shortcut
 */

/** @type {{[Group in ShortcutGroup]: import('./i18n.js').MessageKey}} */
export const SHORTCUT_GROUPS = {
  going: 'shortcuts.group_going',
  reading: 'shortcuts.group_reading',
  writing: 'shortcuts.group_writing',
  message: 'shortcuts.group_message',
  app: 'shortcuts.group_app',
};

/** Several keys for one thing: the first is the one to show beside a button. @type {Shortcut[]} */
export const SHORTCUTS = [
  { id: 'switcher', keys: ['Ctrl+K'], words: 'shortcuts.switcher', group: 'going', where: 'window' },
  { id: 'previous_channel', keys: ['Alt+↑'], words: 'shortcuts.previous_channel', group: 'going', where: 'window' },
  { id: 'next_channel', keys: ['Alt+↓'], words: 'shortcuts.next_channel', group: 'going', where: 'window' },
  { id: 'previous_unread', keys: ['Alt+Shift+↑'], words: 'shortcuts.previous_unread', group: 'going', where: 'window' },
  { id: 'next_unread', keys: ['Alt+Shift+↓'], words: 'shortcuts.next_unread', group: 'going', where: 'window' },
  { id: 'previous_mention', keys: ['Ctrl+Alt+Shift+↑'], words: 'shortcuts.previous_mention', group: 'going', where: 'window' },
  { id: 'next_mention', keys: ['Ctrl+Alt+Shift+↓'], words: 'shortcuts.next_mention', group: 'going', where: 'window' },
  { id: 'previous_guild', keys: ['Ctrl+Alt+↑'], words: 'shortcuts.previous_guild', group: 'going', where: 'window' },
  { id: 'next_guild', keys: ['Ctrl+Alt+↓'], words: 'shortcuts.next_guild', group: 'going', where: 'window' },
  { id: 'home', keys: ['Ctrl+Alt+→'], words: 'shortcuts.home', group: 'going', where: 'window' },
  { id: 'back', keys: ['Ctrl+['], words: 'shortcuts.back', group: 'going', where: 'window' },
  { id: 'forward', keys: ['Ctrl+]'], words: 'shortcuts.forward', group: 'going', where: 'window' },
  { id: 'next_region', keys: ['F6'], words: 'shortcuts.region', group: 'going', where: 'window' },
  { id: 'previous_region', keys: ['Shift+F6'], words: 'shortcuts.previous_region', group: 'going', where: 'window' },

  { id: 'mark_read', keys: ['Esc'], words: 'shortcuts.mark_read', group: 'reading', where: 'window' },
  { id: 'mark_guild_read', keys: ['Shift+Esc'], words: 'shortcuts.mark_guild_read', group: 'reading', where: 'window' },
  { id: 'oldest_unread', keys: ['Shift+PgUp'], words: 'shortcuts.oldest_unread', group: 'reading', where: 'window' },
  { id: 'page_up', keys: ['PgUp'], words: 'shortcuts.page_up', group: 'reading', where: 'window' },
  { id: 'page_down', keys: ['PgDn'], words: 'shortcuts.page_down', group: 'reading', where: 'window' },
  { id: 'search', keys: ['Ctrl+F'], words: 'shortcuts.search', group: 'reading', where: 'window' },
  { id: 'pins', keys: ['Ctrl+P'], words: 'shortcuts.pins', group: 'reading', where: 'window' },
  { id: 'inbox', keys: ['Ctrl+I'], words: 'shortcuts.inbox', group: 'reading', where: 'window' },
  { id: 'members', keys: ['Ctrl+U'], words: 'shortcuts.members', group: 'reading', where: 'window' },

  { id: 'send', keys: ['Enter'], words: 'shortcuts.send', group: 'writing', where: 'composer' },
  { id: 'newline', keys: ['Shift+Enter'], words: 'shortcuts.newline', group: 'writing', where: 'composer' },
  { id: 'edit_last', keys: ['↑'], words: 'shortcuts.edit_last', group: 'writing', where: 'composer' },
  { id: 'reply_last', keys: ['Ctrl+↑'], words: 'shortcuts.reply_last', group: 'writing', where: 'composer' },
  { id: 'bold', keys: ['Ctrl+B'], words: 'shortcuts.bold', group: 'writing', where: 'composer' },
  { id: 'italic', keys: ['Ctrl+I'], words: 'shortcuts.italic', group: 'writing', where: 'composer' },
  { id: 'underline', keys: ['Ctrl+U'], words: 'shortcuts.underline', group: 'writing', where: 'composer' },
  { id: 'emoji', keys: ['Ctrl+E'], words: 'shortcuts.emoji', group: 'writing', where: 'window' },
  { id: 'stickers', keys: ['Ctrl+S'], words: 'shortcuts.stickers', group: 'writing', where: 'window' },
  { id: 'upload', keys: ['Ctrl+Shift+U'], words: 'shortcuts.upload', group: 'writing', where: 'window' },

  { id: 'message_edit', keys: ['E'], words: 'shortcuts.edit', group: 'message', where: 'message' },
  { id: 'message_reply', keys: ['R'], words: 'shortcuts.reply', group: 'message', where: 'message' },
  { id: 'message_react', keys: ['+'], words: 'shortcuts.react', group: 'message', where: 'message' },
  { id: 'message_pin', keys: ['P'], words: 'shortcuts.pin', group: 'message', where: 'message' },
  { id: 'message_unread', keys: ['Alt+Enter'], words: 'shortcuts.unread', group: 'message', where: 'message' },
  { id: 'message_delete', keys: ['Del', 'Backspace'], words: 'shortcuts.delete', group: 'message', where: 'message' },
  { id: 'message_menu', keys: ['Shift+F10'], words: 'shortcuts.menu', group: 'message', where: 'message' },

  { id: 'settings', keys: ['Ctrl+,'], words: 'shortcuts.settings', group: 'app', where: 'window' },
  { id: 'help', keys: ['Ctrl+/'], words: 'shortcuts.help', group: 'app', where: 'window' },
  { id: 'create_guild', keys: ['Ctrl+Shift+N'], words: 'shortcuts.create_guild', group: 'app', where: 'window' },
];

const NAMED = /** @type {Record<string, string>} */ ({
  '↑': 'ArrowUp', '↓': 'ArrowDown', '←': 'ArrowLeft', '→': 'ArrowRight', Esc: 'Escape', PgUp: 'PageUp', PgDn: 'PageDown', Del: 'Delete',
});
const PLACES = /** @type {Record<string, string>} */ ({ ',': 'Comma', '/': 'Slash', '[': 'BracketLeft', ']': 'BracketRight' });

/** The shortcut's keys as buttons show them: `Ctrl+K`. @param {string} id */
export function keysOf(id) {
  return SHORTCUTS.find((shortcut) => shortcut.id === id)?.keys[0] ?? '';
}

/**
 * Which shortcut of one place the keys are, if any.
 * @param {KeyboardEvent} event
 * @param {ShortcutPlace} where
 */
export function shortcutOf(event, where, mac = isMac) {
  return SHORTCUTS.find((shortcut) => shortcut.where === where && shortcut.keys.some((keys) => matches(event, keys, mac)))?.id ?? null;
}

/** Exactly these keys; Ctrl means Cmd on a Mac. @param {KeyboardEvent} event @param {string} keys */
export function matches(event, keys, mac = isMac) {
  const parts = keys.split(/(?<=[^+])\+(?=.)/);
  const last = parts[parts.length - 1];
  const command = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  return command === parts.includes('Ctrl') && event.altKey === parts.includes('Alt') && !other
    && (last === '+' || event.shiftKey === parts.includes('Shift')) && isKey(event, last);
}

/** @param {KeyboardEvent} event @param {string} name */
function isKey(event, name) {
  if (name === '+') return event.key === '+';
  if (/^[A-Z]$/.test(name)) return event.code === `Key${name}`;
  return PLACES[name] ? event.code === PLACES[name] : event.key === (NAMED[name] ?? name);
}
