/**
 * Where everything stands in the picker's long list, so that only what is on show has to be drawn.
 * @template T
 * @typedef {{key: string, label: string, items: T[]}} Section
 */
/**
 * @template T
 * @typedef {{type: 'label', key: string, label: string, top: number, height: number} | {type: 'cells', key: string, items: T[], start: number, top: number, height: number}} Row
 */
/**
 * @template T
 * @typedef {{rows: Row<T>[], items: T[], starts: {key: string, top: number}[], height: number}} Plan
 */

export const COLUMNS = 8;
export const LABEL_HEIGHT = 30;
export const ROW_HEIGHT = 40;

/**
 * @template T
 * @param {Section<T>[]} sections
 * @param {number} [columns]
 * @returns {Plan<T>}
 */
export function planRows(sections, columns = COLUMNS) {
  /** @type {Row<T>[]} */
  const rows = [];
  let top = 0;
  let start = 0;
  const starts = sections.map(({ key, label, items }) => {
    const begins = top;
    rows.push({ type: 'label', key: `label ${key}`, label, top, height: LABEL_HEIGHT });
    top += LABEL_HEIGHT;
    for (let at = 0; at < items.length; at += columns) {
      const slice = items.slice(at, at + columns);
      rows.push({ type: 'cells', key: `${key} ${at}`, items: slice, start, top, height: ROW_HEIGHT });
      top += ROW_HEIGHT;
      start += slice.length;
    }
    return { key, top: begins };
  });
  return { rows, items: sections.flatMap(({ items }) => items), starts, height: top };
}

/** @template T @param {Plan<T>} plan @param {number} from @param {number} to */
export const rowsBetween = ({ rows }, from, to) => rows.filter(({ top, height }) => top + height > from && top < to);

/** The section at the top of what is on show. @template T @param {Plan<T>} plan @param {number} scrolled */
export const sectionAt = ({ starts }, scrolled) => starts.findLast(({ top }) => top <= scrolled + 1)?.key ?? starts[0]?.key ?? '';

/**
 * Where a key leads from an item; up and down keep to the column as far as there is one. Null: the key is not ours, or there is nothing.
 * @template T
 * @param {Plan<T>} plan
 * @param {number} here
 * @param {string} key
 * @returns {number | null}
 */
export function nextItem(plan, here, key) {
  const last = plan.items.length - 1;
  switch (key) {
    case 'ArrowRight': return here < last ? here + 1 : null;
    case 'ArrowLeft': return here > 0 ? here - 1 : null;
    case 'Home': return 0;
    case 'End': return last;
    case 'ArrowDown': return besideRow(plan, here, 1);
    case 'ArrowUp': return besideRow(plan, here, -1);
    case 'PageDown': return besideRow(plan, here, 5) ?? last;
    case 'PageUp': return besideRow(plan, here, -5) ?? 0;
    default: return null;
  }
}

/** @template T @param {Plan<T>} plan @param {number} here @param {number} step */
function besideRow(plan, here, step) {
  const lines = cellRows(plan);
  const at = lines.findIndex(({ start, items }) => here >= start && here < start + items.length);
  const other = lines[at + step];
  return other ? other.start + Math.min(here - lines[at].start, other.items.length - 1) : null;
}

/** @template T @param {Plan<T>} plan */
const cellRows = ({ rows }) => rows.flatMap((row) => (row.type === 'cells' ? [row] : []));

/** @template T @param {Plan<T>} plan @param {number} index */
export const rowOf = (plan, index) => cellRows(plan).find(({ start, items }) => index >= start && index < start + items.length) ?? null;
