/** Arithmetic of the charts: an axis with round numbers, and lines along points. */

const STEPS = [1, 2, 2.5, 5, 10];

/**
 * From 0 to a round number that holds the highest value.
 * @param {number} highest
 * @param {number} [parts] at most
 * @returns {{max: number, ticks: number[]}}
 */
export function axisTo(highest, parts = 4) {
  const wanted = Number.isFinite(highest) && highest > 0 ? highest : 1;
  const rough = wanted / parts;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((one) => one * size >= rough * (1 - 1e-9)) ?? 10) * size;
  const count = Math.max(1, Math.ceil(wanted / step - 1e-9));
  return { max: step * count, ticks: Array.from({ length: count + 1 }, (_, index) => Number((step * index).toPrecision(12))) };
}

/**
 * Where the values stand in a box; a value that is not known leaves a gap. The newest is at the right edge.
 * @param {readonly (number|null)[]} values oldest first
 * @param {{width: number, height: number, max: number, capacity: number}} box
 * @returns {({x: number, y: number}|null)[]}
 */
export function pointsOf(values, { width, height, max, capacity }) {
  const step = width / Math.max(1, capacity - 1);
  return values.map((value, index) => (value === null ? null : { x: round(width - (values.length - 1 - index) * step), y: round(height - (Math.min(value, max) / max) * height) }));
}

/** @param {readonly ({x: number, y: number}|null)[]} points */
export function lineThrough(points) {
  return points
    .map((point, index) => (point ? `${index > 0 && points[index - 1] ? 'L' : 'M'}${point.x} ${point.y}` : ''))
    .join('');
}

/** @param {number} x @param {number} width @param {number} count @param {number} capacity */
export function indexAt(x, width, count, capacity) {
  const step = width / Math.max(1, capacity - 1);
  const index = count - 1 - Math.round((width - x) / step);
  return index >= 0 && index < count ? index : null;
}

/** @param {number} value */
const round = (value) => Math.round(value * 10) / 10;
