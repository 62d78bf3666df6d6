import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { createLookingUp } from '../../../state/actions/looking-up.js';
import { useApp } from '../../../state/context.js';
import { remember } from '../../emoji/recent.js';
import { suggesting } from '../assisting.js';
import { insertText } from '../insert-text.js';
import { chosenIn } from '../known.js';
import { loadEmojiLibrary } from './library.js';
import { ROWS } from './match.js';
import { rowsFor } from './rows.js';
import { triggerAt } from './trigger.js';

/** @typedef {import('./rows.js').Row} Row */
/** @typedef {{id: string, rows: Row[], active: number, accept: (row: Row) => void, point: (index: number) => void}} OpenList */

const PATIENCE = 120;

/**
 * The list over a message box. `look` is told of every move of the caret, `key` is asked first about every key, `leave` when the box loses the focus.
 * @param {{boxRef: {current: HTMLTextAreaElement | null}, channel: import('../../../state/types.js').Channel, withCommands?: boolean}} options
 */
export function useSuggestions({ boxRef, channel, withCommands = false }) {
  const app = useApp();
  const id = useId();
  const [trigger, setTrigger] = useState(/** @type {import('./trigger.js').Trigger | null} */ (null));
  const [active, setActive] = useState(0);
  const dismissed = useRef(-1);
  const rows = trigger ? rowsFor(app, channel, trigger) : [];
  const isOpen = rows.length > 0;
  const at = Math.min(active, rows.length - 1);
  useMoreMembers(app, channel, trigger, rows.length);
  useEffect(() => {
    suggesting.value = isOpen;
    return () => { suggesting.value = false; };
  }, [isOpen]);

  const look = () => {
    const found = triggerIn(boxRef.current, withCommands);
    if (found?.from !== dismissed.current) dismissed.current = -1;
    const wanted = dismissed.current >= 0 ? null : found;
    if (wanted?.sign === ':') loadEmojiLibrary();
    if (wanted?.sign === trigger?.sign && wanted?.query === trigger?.query && wanted?.from === trigger?.from) return;
    setTrigger(wanted);
    setActive(0);
  };
  /** @param {Row} row */
  const accept = (row) => {
    const box = boxRef.current;
    if (!box || !trigger) return;
    if (row.used) remember(row.used);
    if (row.wire) chosenIn(channel.id).set(row.insert, row.wire);
    box.setSelectionRange(trigger.from, box.selectionStart);
    insertText(box, box.value[box.selectionEnd] === ' ' ? row.insert : `${row.insert} `);
    setTrigger(null);
  };
  const close = () => {
    dismissed.current = trigger?.from ?? -1;
    setTrigger(null);
  };
  /** Whether the list took the key. @param {KeyboardEvent} event */
  const key = (event) => {
    if (!isOpen || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step) setActive((at + step + rows.length) % rows.length);
    else if (event.key === 'Enter' && rows[at].whole) return false;
    else if (event.key === 'Tab' || event.key === 'Enter') accept(rows[at]);
    else if (event.key === 'Escape') close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { list: isOpen ? { id, rows, active: at, accept, point: setActive } : null, key, look, leave: () => setTrigger(null) };
}

/** @param {HTMLTextAreaElement | null} box @param {boolean} withCommands */
function triggerIn(box, withCommands) {
  if (!box || box.selectionStart !== box.selectionEnd) return null;
  const found = triggerAt(box.value, box.selectionStart);
  return found?.sign === '/' && !withCommands ? null : found;
}

/** Whom the member list has not loaded yet is asked for, when those who are known do not fill the list. @param {any} app @param {any} channel @param {any} trigger @param {number} shown */
function useMoreMembers(app, channel, trigger, shown) {
  const start = trigger?.sign === '@' && channel.guild_id !== null && shown < ROWS ? trigger.query : '';
  useEffect(() => {
    if (!start) return undefined;
    const timer = setTimeout(() => app.use(createLookingUp).findMembers(channel.guild_id, start), PATIENCE);
    return () => clearTimeout(timer);
  }, [start, channel.guild_id]);
}
