import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { ProblemDrawing } from '../../components/problem-drawing.js';
import { Empty } from '../../components/empty.js';
import { FormError } from '../../components/field.js';
import { Skeleton } from '../../components/skeleton.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';

/** @typedef {ReturnType<typeof import('./use-list.js').useList>} ShownList */

/** A list in its states: on its way, failed, empty, there, and with more to come. @param {{list: ShownList, label: string, empty: any, children: any}} props */
export function ListFrame({ list, label, empty, children }) {
  if (!list.loaded && list.error) {
    return html`<${Empty} drawing=${html`<${ProblemDrawing} error=${list.error} />`} title=${t('guild_settings.list_failed')} text=${errorText(list.error)}>
      <${Button} kind="primary" onClick=${list.reload}>${t('action.retry')}<//>
    <//>`;
  }
  if (!list.loaded) return html`<${Skeleton} rows=${6} narrow label=${label} />`;
  if (list.items.length === 0 && list.whole) return empty;
  return html`${children}<${More} list=${list} />`;
}

/** The next page comes when the end of this one is near. @param {{list: ShownList}} props */
function More({ list }) {
  const end = useRef(/** @type {HTMLDivElement | null} */ (null));
  const { whole, error, loading } = list;
  useEffect(() => {
    if (whole || error || !end.current) return undefined;
    const watcher = new IntersectionObserver(([entry]) => entry.isIntersecting && list.more(), { rootMargin: '400px' });
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [whole, error, loading, list.items.length]);
  if (error) {
    return html`<div class="list-end"><${FormError}>${errorText(error)}<//><${Button} small onClick=${list.more}>${t('action.retry')}<//></div>`;
  }
  return html`<div class="list-end" ref=${end}>${!whole && html`<span class="list-more" role="status">${t('guild_settings.more_coming')}</span>`}</div>`;
}
