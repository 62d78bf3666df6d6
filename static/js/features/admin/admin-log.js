import { formatFull, formatWhen } from '../../lib/dates.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createAdministering } from '../../state/actions/administering.js';
import { useApp } from '../../state/context.js';
import { changesText } from './log-words.js';
import { PageList } from './page-list.js';
import { usePages } from './use-pages.js';

const ACTIONS = /** @type {const} */ ({
  administrator_claim: 'admin_log.administrator_claim',
  instance_update: 'admin_log.instance_update',
  user_update: 'admin_log.user_update',
  user_delete: 'admin_log.user_delete',
  password_reset_create: 'admin_log.password_reset_create',
  guild_delete: 'admin_log.guild_delete',
  registration_invite_create: 'admin_log.registration_invite_create',
  registration_invite_delete: 'admin_log.registration_invite_delete',
  announcement_create: 'admin_log.announcement_create',
  announcement_delete: 'admin_log.announcement_delete',
});

/** What administrators did, the newest first. */
export function AdminLog() {
  const { log } = useApp().use(createAdministering);
  const pages = usePages((/** @type {any} */ next) => log(next), 'entries', []);
  return html`<div class="admin-page">
    <${PageList} pages=${pages} label=${t('audit.title')} none=${t('admin.no_log')}>
      ${pages.items.map((/** @type {any} */ entry) => html`<li class="admin-row" key=${entry.id}>
        <div class="admin-words">
          <span class="admin-text"><b>${entry.actor ? (entry.actor.display_name ?? entry.actor.username) : t('admin.the_server')}</b> ${actionText(entry.action)} ${entry.target_name && entry.target_name !== entry.actor?.username && html`<b>${entry.target_name}</b>`}</span>
          ${changesText(entry.changes) && html`<span class="admin-note">${changesText(entry.changes)}</span>`}
          ${entry.reason && html`<span class="admin-note">${entry.reason}</span>`}
        </div>
        <time class="admin-note" datetime=${entry.created_at} data-tip=${formatFull(entry.created_at)}>${formatWhen(entry.created_at)}</time>
      </li>`)}
    <//>
  </div>`;
}

/** @param {string} action */
const actionText = (action) => (action in ACTIONS ? t(ACTIONS[/** @type {keyof typeof ACTIONS} */ (action)]) : action);
