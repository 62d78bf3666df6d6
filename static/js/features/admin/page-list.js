import { Button } from '../../components/button.js';
import { Empty } from '../../components/empty.js';
import { FormError } from '../../components/field.js';
import { Skeleton } from '../../components/skeleton.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';

/** The states of a list in pages around its rows. @param {{pages: ReturnType<typeof import('./use-pages.js').usePages<any>>, label: string, none: string, lead?: string, drawing?: any, children: any}} props */
export function PageList({ pages, label, none, lead, drawing, children }) {
  return html`
    ${pages.error && html`<${FormError}>${errorText(pages.error)} <button type="button" class="link-button" onClick=${pages.reload}>${t('action.retry')}</button><//>`}
    ${!pages.loaded && !pages.error && html`<${Skeleton} rows=${5} narrow label=${label} />`}
    ${pages.loaded && pages.items.length === 0 && (drawing ? html`<${Empty} drawing=${drawing} title=${none} text=${lead} />` : html`<p class="list-none" role="status">${none}</p>`)}
    ${pages.items.length > 0 && html`<ul class="admin-list" aria-label=${label}>${children}</ul>`}
    ${pages.next !== null && html`<div><${Button} small busy=${pages.busy} onClick=${pages.more}>${t('admin.more')}<//></div>`}`;
}
