import { Avatar } from '../../components/avatar.js';
import { lazy } from '../../components/lazy.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { customWords, statusWord } from '../members/status-words.js';
import { togglePopover } from '../shell/ui.js';
import { useActivity } from './use-activity.js';

const StatusMenu = lazy(() => import('./status-menu.js'), 'StatusMenu');

/** Who I am and how I seem; a press chooses it. @param {{me: import('../../state/types.js').Account}} props */
export function OwnStatus({ me }) {
  const { store } = useApp();
  useActivity();
  const isOnline = store.connection.value.status === 'online';
  const status = isOnline ? (me.status ?? 'online') : 'offline';
  const name = me.display_name ?? me.username;
  const word = statusWord(status);
  const custom = isOnline && customWords(me.custom_status);
  return html`<button type="button" class="panel-me" aria-haspopup="menu" aria-label=${t('status.own', { name, status: custom ? `${custom}, ${word}` : word })}
    onClick=${(/** @type {any} */ event) => togglePopover(event.currentTarget, StatusMenu, {}, 'status')}>
    <${Avatar} user=${me} name=${name} size=${32} status=${status === 'invisible' ? 'offline' : status} />
    <span class="panel-words">
      <span class="panel-name truncate">${name}</span>
      <span class="panel-status truncate">${custom || word}</span>
    </span>
  </button>`;
}
