import { useRoving } from '../../components/roving.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { homeHref } from '../../state/address.js';
import { useApp } from '../../state/context.js';
import { pane } from '../shell/ui.js';

/** At home: friends, and the conversations. */
export function HomeSidebar() {
  const { store, views, actions } = useApp();
  const { ref, onKeyDown } = useRoving('.channel-link', { current: '[aria-current="page"]' });
  /** @param {MouseEvent} event */
  const open = (event) => {
    actions.followLink(/** @type {any} */ (event));
    pane.value = 'chat';
  };
  return html`<nav class="channels" aria-label=${t('home.title')} ref=${ref} onKeyDown=${onKeyDown} data-region>
    <ul>
      <li class="channel-row"><a class="channel-link" href=${homeHref()} aria-current=${store.route.value.channelId ? undefined : 'page'} onClick=${open}>${t('friends.title')}</a></li>
      ${views.conversations.value.map(({ channel, name, href, unread, selected }) => html`<li class="channel-row" key=${channel.id} data-unread=${unread ? '' : undefined}>
        <a class="channel-link" href=${href} aria-current=${selected ? 'page' : undefined} onClick=${open}><span class="truncate">${name}</span></a>
      </li>`)}
    </ul>
  </nav>`;
}
