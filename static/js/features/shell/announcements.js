import { IconButton } from '../../components/icon-button.js';
import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';

/** What the administrators have to say to everybody, until each reader puts it away. */
export function Announcements() {
  const { store, actions } = useApp();
  const { dismissed } = store.prefs.value;
  const shown = store.announcements.value.filter(({ id, expires_at }) => !dismissed.includes(id) && (!expires_at || Date.parse(expires_at) > Date.now()));
  if (shown.length === 0) return null;
  /** Only what is still there is worth remembering. @param {number} id */
  const dismiss = (id) => actions.setPref('dismissed', [...store.announcements.value.map((one) => one.id).filter((one) => dismissed.includes(one)), id]);
  return html`<div class="announcements" role="region" aria-label=${t('announcements.title')}>
    ${shown.map(({ id, content, level }) => html`<div class=${`announcement announcement-${level}`} key=${id} role="status">
      <${Icon} name=${level === 'warning' ? 'triangle-alert' : 'megaphone'} size=${16} />
      <p class="announcement-text">${content}</p>
      <${IconButton} icon="x" small label=${t('announcements.dismiss')} onClick=${() => dismiss(id)} />
    </div>`)}
  </div>`;
}
