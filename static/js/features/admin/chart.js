import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { formatNumber, t } from '../../lib/i18n.js';
import { axisTo, indexAt, lineThrough, pointsOf } from './scale.js';

const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [360, 150, 60, 8, 18];
const TABLE = 10;

/**
 * Lines over time, the newest at the right. The pointer shows single values; the same stands in a table.
 * @param {{title: string, series: {label: string, values: (number|null)[]}[], format: (value: number) => string, capacity: number, seconds: number, least?: number}} props
 */
export function Chart({ title, series, format, capacity, seconds, least = 0 }) {
  const [at, setAt] = useState(/** @type {number|null} */ (null));
  const known = series.flatMap(({ values }) => values.filter((value) => value !== null));
  const { max, ticks } = axisTo(Math.max(least, ...known));
  const box = { width: WIDTH - LEFT, height: HEIGHT - TOP - BOTTOM, max, capacity };
  const count = series[0].values.length;
  const newest = series.map(({ label, values }) => `${label} ${show(values.at(-1) ?? null, format)}`).join(', ');
  /** @param {any} event */
  const look = (event) => {
    const bounds = event.currentTarget.getBoundingClientRect();
    setAt(indexAt(((event.clientX - bounds.left) / bounds.width) * WIDTH - LEFT, box.width, count, capacity));
  };
  return html`<figure class="chart">
    <figcaption class="chart-head"><h2 class="chart-title">${title}</h2>
      <span class="chart-now">${series.map(({ label, values }, index) => html`<span class="chart-value" key=${label} data-line=${index}>${series.length > 1 && html`<span class="chart-key">${label}</span>`}<b>${show(values.at(at ?? -1) ?? null, format)}</b></span>`)}</span>
    </figcaption>
    <svg class="chart-plot" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${t('chart.summary', { title, values: newest })} onPointerMove=${look} onPointerLeave=${() => setAt(null)}>
      <g transform=${`translate(${LEFT} ${TOP})`}>
        ${ticks.map((tick) => {
          const y = box.height - (tick / max) * box.height;
          return html`<g key=${tick}><line class="chart-grid" x1="0" x2=${box.width} y1=${y} y2=${y} /><text class="chart-text" x="-6" y=${y + 3.5} text-anchor="end">${tick === 0 ? formatNumber(0) : format(tick)}</text></g>`;
        })}
        <text class="chart-text" x="0" y=${box.height + 15}>${t('chart.ago', { count: (capacity - 1) * seconds })}</text>
        <text class="chart-text" x=${box.width} y=${box.height + 15} text-anchor="end">${t('chart.now')}</text>
        ${series.map(({ label, values }, index) => html`<${Line} key=${label} index=${index} points=${pointsOf(values, box)} at=${at} />`)}
        ${at !== null && html`<line class="chart-cursor" x1=${xOf(at, count, box)} x2=${xOf(at, count, box)} y1="0" y2=${box.height} />`}
      </g>
    </svg>
    <details class="chart-table"><summary>${t('chart.as_table')}</summary>
      <table><thead><tr><th scope="col">${t('chart.when')}</th>${series.map(({ label }) => html`<th scope="col" key=${label}>${label}</th>`)}</tr></thead>
        <tbody>${Array.from({ length: Math.min(TABLE, count) }, (_, back) => html`<tr key=${back}><td>${back === 0 ? t('chart.now') : t('chart.ago', { count: back * seconds })}</td>
          ${series.map(({ label, values }) => html`<td key=${label}>${show(values.at(-1 - back) ?? null, format)}</td>`)}</tr>`)}</tbody></table>
    </details>
  </figure>`;
}

/** A value without neighbours is a dot. @param {{index: number, points: ({x: number, y: number}|null)[], at: number|null}} props */
function Line({ index, points, at }) {
  const last = points.at(-1);
  const shown = at === null ? last : points[at];
  return html`<path class="chart-line" data-line=${index} d=${lineThrough(points)} />${shown && html`<circle class="chart-dot" data-line=${index} cx=${shown.x} cy=${shown.y} r="3" />`}`;
}

/** @param {number} index @param {number} count @param {{width: number, capacity: number}} box */
const xOf = (index, count, { width, capacity }) => width - (count - 1 - index) * (width / (capacity - 1));

/** @param {number|null} value @param {(value: number) => string} format */
const show = (value, format) => (value === null ? '–' : format(value));
