import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

/**
 * What is unread above or below the part of the list that is seen.
 * @typedef {'unread'|'mention'|null} Mark
 */

const UNREAD = '.channel-row[data-unread], .channel-row:has(.badge)';

/** @param {{current: HTMLElement|null}} ref @param {unknown} rows  look again when they change */
export function useUnreadBeyond(ref, rows) {
  const [marks, setMarks] = useState({ above: /** @type {Mark} */ (null), below: /** @type {Mark} */ (null) });
  const look = () => {
    const found = beyond(ref.current);
    const next = { above: markOf(found.above), below: markOf(found.below) };
    setMarks((now) => (now.above === next.above && now.below === next.below ? now : next));
  };
  // After painting: measured before, every change would cost a layout of its own.
  useEffect(look, [rows]);
  /** The nearest of them. @param {'above'|'below'} side */
  const go = (side) => {
    const found = beyond(ref.current)[side];
    found.at(side === 'above' ? -1 : 0)?.scrollIntoView({ block: 'center' });
  };
  return { ...marks, look, go };
}

/** @param {HTMLElement|null} list */
function beyond(list) {
  if (!list) return { above: [], below: [] };
  const { top, bottom } = list.getBoundingClientRect();
  const rows = /** @type {HTMLElement[]} */ ([...list.querySelectorAll(UNREAD)]).map((row) => ({ row, box: row.getBoundingClientRect() }));
  return { above: rows.filter(({ box }) => box.bottom <= top + 8).map(({ row }) => row), below: rows.filter(({ box }) => box.top >= bottom - 8).map(({ row }) => row) };
}

/** @param {HTMLElement[]} rows @returns {Mark} */
function markOf(rows) {
  if (rows.length === 0) return null;
  return rows.some((row) => row.querySelector('.badge')) ? 'mention' : 'unread';
}

/** @param {{side: 'above'|'below', mark: Mark, onGo: (side: 'above'|'below') => void}} props */
export function UnreadPill({ side, mark, onGo }) {
  if (!mark) return null;
  return html`<button type="button" class="unread-pill" data-side=${side} data-mark=${mark} tabindex="-1" onClick=${() => onGo(side)}>
    <${Icon} name=${side === 'above' ? 'arrow-up' : 'arrow-down'} size=${16} />${mark === 'mention' ? t('channel.new_mentions') : t('channel.new_unreads')}
  </button>`;
}
