import { Mark } from '../../components/mark.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { homeHref } from '../../state/address.js';
import { useApp } from '../../state/context.js';
import { narrow, pane } from '../shell/ui.js';
import { DmFace } from './dm-face.js';

/** More than these are behind the home button. */
const MOST_SHOWN = 5;

/** The way home, on top of the guilds, and under it who has written. */
export function HomeRail() {
  const { store, views, actions } = useApp();
  const selected = views.home.value;
  const requests = Object.values(store.friends.value.byUser).filter(({ kind }) => kind === 'incoming').length;
  const waiting = views.conversations.value.filter(({ unread, selected: open }) => unread && !open);
  /** @param {import('../shell/ui.js').Pane} where */
  const follow = (where) => (/** @type {any} */ event) => {
    actions.followLink(event);
    if (narrow.value) pane.value = where;
  };
  return html`
    <div class="rail-item" data-pill data-selected=${selected ? '' : undefined} data-unread=${waiting.length > MOST_SHOWN ? '' : undefined}>
      <a class="rail-link rail-home" href=${homeHref()} aria-current=${selected ? 'page' : undefined} data-tip=${t('home.title')} data-tip-side="right" onClick=${follow('list')}>
        <${Mark} /><span class="visually-hidden">${requests > 0 ? t('home.requests', { count: requests }) : t('home.title')}</span>
      </a>
      ${requests > 0 && html`<${Badge} count=${requests} />`}
    </div>
    ${waiting.slice(0, MOST_SHOWN).map(({ channel, name, href, count }) => html`<div class="rail-item rail-dm" data-pill data-unread="" key=${channel.id}>
      <a class="rail-link" href=${href} data-tip=${name} data-tip-side="right" onClick=${follow('chat')}>
        <${DmFace} channel=${channel} size=${40} /><span class="visually-hidden">${t('dm.unread', { name, count })}</span>
      </a>
      <${Badge} count=${count} />
    </div>`)}`;
}

/** @param {{count: number}} props */
const Badge = ({ count }) => html`<span class="badge" aria-hidden="true">${count > 99 ? '99+' : count}</span>`;
