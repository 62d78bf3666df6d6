import { useEffect } from 'preact/hooks';
import { isWanting } from '../state/paged.js';
import { html } from '../lib/html.js';
import { errorText, t } from '../lib/i18n.js';
import { Button } from './button.js';
import { AwayDrawing } from './drawings.js';
import { Empty } from './empty.js';
import { Skeleton } from './skeleton.js';

/**
 * A list that comes in pages, in whatever state it is: on its way, failed, empty, there. It asks for itself.
 * @param {{list: import('../state/paged.js').Paged<any>, label: string, load: (more: boolean) => Promise<import('../state/types.js').Result>, empty: any, children: (item: any) => any}} props
 */
export function PagedList({ list, label, load, empty, children }) {
  const isAsking = isWanting(list);
  useEffect(() => {
    if (isAsking) load(false);
  }, [isAsking]);
  const { items, status, error, next } = list;
  if (items.length === 0 && status === 'failed') {
    return html`<${Empty} drawing=${html`<${AwayDrawing} />`} title=${errorText(error)}><${Button} onClick=${() => load(false)}>${t('action.retry')}<//><//>`;
  }
  if (items.length === 0) return status === 'ready' ? empty : html`<${Skeleton} rows=${5} label=${label} />`;
  return html`<ul class="paged" aria-label=${label}>${items.map(children)}</ul>
    ${status === 'failed' && html`<p class="paged-error" role="alert">${errorText(error)}</p>`}
    ${(next !== null || status === 'failed') && html`<div class="paged-more"><${Button} small busy=${status === 'loading'} onClick=${() => load(true)}>${status === 'failed' ? t('action.retry') : t('action.show_more')}<//></div>`}`;
}
