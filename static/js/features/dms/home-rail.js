import { Mark } from '../../components/mark.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { homeHref } from '../../state/address.js';
import { useApp } from '../../state/context.js';
import { narrow, pane } from '../shell/ui.js';

/** The way home, on top of the guilds. */
export function HomeRail() {
  const { views, actions } = useApp();
  const selected = views.home.value;
  /** @param {MouseEvent} event */
  const open = (event) => {
    actions.followLink(/** @type {any} */ (event));
    if (narrow.value) pane.value = 'list';
  };
  return html`<div class="rail-item" data-pill data-selected=${selected ? '' : undefined}>
    <a class="rail-link rail-home" href=${homeHref()} aria-current=${selected ? 'page' : undefined} data-tip=${t('home.title')} data-tip-side="right" onClick=${open}>
      <${Mark} /><span class="visually-hidden">${t('home.title')}</span>
    </a>
  </div>`;
}
