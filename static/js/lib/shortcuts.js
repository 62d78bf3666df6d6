/**
 * Every shortcut stands here once: the keys listen by this table, the help and the settings show it.
 * Letters are places on the keyboard (as `KeyboardEvent.code`), so that they work on a Russian layout too.
 */
import { isMac } from './platform.js';

/**
 * @typedef {'going' | 'reading' | 'writing' | 'message' | 'app'} ShortcutGroup
 * @typedef {'window' | 'composer' | 'message'} ShortcutPlace  where the focus is: anywhere; in the message box; on a message
 * @typedef {{id: string, keys: string[], group: ShortcutGroup, where: ShortcutPlace}} Shortcut
 */

/** Several keys for one thing: the first is the one to show beside a button. @type {Shortcut[]} */
export const SHORTCUTS = [
  { id: 'switcher', keys: ['Ctrl+K'], group: 'going', where: 'window' },
  { id: 'previous_channel', keys: ['Alt+↑'], group: 'going', where: 'window' },
  { id: 'next_channel', keys: ['Alt+↓'], group: 'going', where: 'window' },
  { id: 'previous_unread', keys: ['Alt+Shift+↑'], group: 'going', where: 'window' },
  { id: 'next_unread', keys: ['Alt+Shift+↓'], group: 'going', where: 'window' },
  { id: 'previous_mention', keys: ['Ctrl+Alt+Shift+↑'], group: 'going', where: 'window' },
  { id: 'next_mention', keys: ['Ctrl+Alt+Shift+↓'], group: 'going', where: 'window' },
  { id: 'previous_guild', keys: ['Ctrl+Alt+↑'], group: 'going', where: 'window' },
  { id: 'next_guild', keys: ['Ctrl+Alt+↓'], group: 'going', where: 'window' },
  { id: 'home', keys: ['Ctrl+Alt+→'], group: 'going', where: 'window' },
  { id: 'back', keys: ['Ctrl+['], group: 'going', where: 'window' },
  { id: 'forward', keys: ['Ctrl+]'], group: 'going', where: 'window' },
  { id: 'next_region', keys: ['F6'], group: 'going', where: 'window' },
  { id: 'previous_region', keys: ['Shift+F6'], group: 'going', where: 'window' },

  { id: 'mark_read', keys: ['Esc'], group: 'reading', where: 'window' },
  { id: 'mark_guild_read', keys: ['Shift+Esc'], group: 'reading', where: 'window' },
  { id: 'oldest_unread', keys: ['Shift+PgUp'], group: 'reading', where: 'window' },
  { id: 'page_up', keys: ['PgUp'], group: 'reading', where: 'window' },
  { id: 'page_down', keys: ['PgDn'], group: 'reading', where: 'window' },
  { id: 'search', keys: ['Ctrl+F'], group: 'reading', where: 'window' },
  { id: 'pins', keys: ['Ctrl+P'], group: 'reading', where: 'window' },
  { id: 'inbox', keys: ['Ctrl+I'], group: 'reading', where: 'window' },
  { id: 'members', keys: ['Ctrl+U'], group: 'reading', where: 'window' },

  { id: 'send', keys: ['Enter'], group: 'writing', where: 'composer' },
  { id: 'newline', keys: ['Shift+Enter'], group: 'writing', where: 'composer' },
  { id: 'edit_last', keys: ['↑'], group: 'writing', where: 'composer' },
  { id: 'reply_last', keys: ['Ctrl+↑'], group: 'writing', where: 'composer' },
  { id: 'bold', keys: ['Ctrl+B'], group: 'writing', where: 'composer' },
  { id: 'italic', keys: ['Ctrl+I'], group: 'writing', where: 'composer' },
  { id: 'underline', keys: ['Ctrl+U'], group: 'writing', where: 'composer' },
  { id: 'emoji', keys: ['Ctrl+E'], group: 'writing', where: 'window' },
  { id: 'stickers', keys: ['Ctrl+S'], group: 'writing', where: 'window' },
  { id: 'upload', keys: ['Ctrl+Shift+U'], group: 'writing', where: 'window' },

  { id: 'message_edit', keys: ['E'], group: 'message', where: 'message' },
  { id: 'message_reply', keys: ['R'], group: 'message', where: 'message' },
  { id: 'message_react', keys: ['+'], group: 'message', where: 'message' },
  { id: 'message_pin', keys: ['P'], group: 'message', where: 'message' },
  { id: 'message_unread', keys: ['Alt+Enter'], group: 'message', where: 'message' },
  { id: 'message_delete', keys: ['Del', 'Backspace'], group: 'message', where: 'message' },
  { id: 'message_menu', keys: ['Shift+F10'], group: 'message', where: 'message' },

  { id: 'settings', keys: ['Ctrl+,'], group: 'app', where: 'window' },
  { id: 'help', keys: ['Ctrl+/'], group: 'app', where: 'window' },
  { id: 'create_guild', keys: ['Ctrl+Shift+N'], group: 'app', where: 'window' },
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
