import { FormError } from '../../components/field.js';
import { Skeleton } from '../../components/skeleton.js';
import { formatDuration } from '../../lib/duration.js';
import { html } from '../../lib/html.js';
import { errorText, formatNumber, formatSize, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { Chart } from './chart.js';
import { busiest, CAPACITY } from './samples.js';
import { SECONDS, useFigures } from './use-figures.js';

const ROUTES = 20;
/** @param {number} value */
const plain = (value) => formatNumber(Math.round(value * 10) / 10);
/** @param {number} value */
const inMs = (value) => t('admin.ms', { count: Math.round(value * 10) / 10 });
/** @param {number} value */
const inPercent = (value) => t('admin.percent', { count: Math.round(value) });

/** How the installation is, while one looks at it. */
export function AdminOverview() {
  const { store } = useApp();
  const { now, samples, error } = useFigures();
  if (!now) return error ? html`<${FormError}>${errorText(error)}<//>` : html`<${Skeleton} rows=${6} narrow label=${t('app.loading')} />`;
  /** @param {keyof import('./samples.js').Sample} name */
  const of = (name) => samples.map((one) => one?.[name] ?? null);
  const shared = { capacity: CAPACITY, seconds: SECONDS };
  const charts = [
    { title: t('admin.connections'), format: plain, least: 4, series: [{ label: t('admin.connections'), values: of('connections') }, { label: t('admin.people_online'), values: of('online') }] },
    { title: t('admin.messages'), format: plain, least: 4, series: [{ label: t('admin.sent'), values: of('sends') }, { label: t('admin.delivered'), values: of('deliveries') }] },
    { title: t('admin.requests'), format: plain, least: 4, series: [{ label: t('admin.requests'), values: of('requests') }] },
    { title: t('admin.response_times'), format: inMs, least: 10, series: [{ label: t('admin.median'), values: of('p50') }, { label: t('admin.slow'), values: of('p95') }] },
    { title: t('admin.loop_lag'), format: inMs, least: 10, series: [{ label: t('admin.loop_lag'), values: of('lag') }] },
    { title: t('admin.memory'), format: formatSize, series: [{ label: t('admin.memory'), values: of('memory') }] },
    { title: t('admin.cache'), format: inPercent, least: 100, series: [{ label: t('admin.cache'), values: of('hits') }] },
    { title: t('admin.queues'), format: plain, least: 4, series: [{ label: t('admin.writes'), values: of('writes') }, { label: t('admin.jobs'), values: of('jobs') }] },
  ];
  return html`<div class="admin-page">
    ${error && html`<${FormError}>${t('admin.figures_late')} ${errorText(error)}<//>`}
    <dl class="admin-facts">
      <${Fact} name=${t('admin.version')} value=${store.session.value.instance?.version ?? ''} />
      <${Fact} name=${t('admin.uptime')} value=${formatDuration(now.uptime_seconds < 60 ? Math.floor(now.uptime_seconds) : Math.floor(now.uptime_seconds / 60) * 60)} />
      <${Fact} name=${t('admin.sessions')} value=${formatNumber(now.sessions ?? 0)} />
      <${Fact} name=${t('admin.database')} value=${now.database_bytes === null ? '–' : formatSize(now.database_bytes)} />
      <${Fact} name=${t('admin.jobs_failing')} value=${formatNumber(now.jobs?.failing ?? 0)} />
    </dl>
    <div class="charts">${charts.map((chart) => html`<${Chart} key=${chart.title} ...${chart} ...${shared} />`)}</div>
    <${Routes} routes=${busiest(now.routes, ROUTES)} />
  </div>`;
}

/** @param {{name: string, value: string}} props */
function Fact({ name, value }) {
  return html`<div class="admin-fact"><dt>${name}</dt><dd>${value}</dd></div>`;
}

/** @param {{routes: any[]}} props */
function Routes({ routes }) {
  return html`<section class="admin-section"><h2 class="admin-heading">${t('admin.routes')}</h2>
    <div class="admin-table-frame" tabindex="0" role="region" aria-label=${t('admin.routes')}><table class="admin-table">
      <thead><tr><th scope="col">${t('admin.route')}</th><th scope="col">${t('admin.count')}</th><th scope="col">${t('admin.median')}</th><th scope="col">${t('admin.slow')}</th><th scope="col">${t('admin.failed')}</th></tr></thead>
      <tbody>${routes.map(({ method, path, failed, times }) => html`<tr key=${`${method} ${path}`}>
        <th scope="row"><span class="admin-method">${method}</span> ${path}</th><td>${formatNumber(times.count)}</td><td>${inMs(times.p50_ms)}</td><td>${inMs(times.p95_ms)}</td><td>${formatNumber(failed)}</td></tr>`)}</tbody>
    </table></div>
  </section>`;
}
