import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createAdministering } from '../../state/actions/administering.js';
import { useApp } from '../../state/context.js';
import { SearchField } from '../guild-settings/search-field.js';
import { AdminUser } from './admin-user.js';
import { PageList } from './page-list.js';
import { useLater } from './use-later.js';
import { usePages } from './use-pages.js';

/** @typedef {{user: import('../../state/types.js').User, email: string, created_at: string, last_used_at: string|null, is_admin: boolean, disabled: boolean, deleted: boolean, two_factor: boolean, guilds: number}} UserRow */

export function AdminUsers() {
  const { users } = useApp().use(createAdministering);
  const [text, setText] = useState('');
  const wanted = useLater(text);
  const pages = usePages((/** @type {any} */ next) => users(wanted, next), 'users', [wanted]);
  /** @param {UserRow} row */
  const replace = (row) => pages.change((all) => all.map((/** @type {any} */ one) => (one.user.id === row.user.id ? row : one)));
  return html`<div class="admin-page">
    <${SearchField} label=${t('admin.find_users')} value=${text} onInput=${setText} />
    <${PageList} pages=${pages} label=${t('admin.users')} none=${t('admin.no_users')}>
      ${pages.items.map((/** @type {any} */ row) => html`<${AdminUser} key=${row.user.id} row=${row} onChange=${replace} onGone=${() => pages.change((all) => all.filter((one) => one !== row))} />`)}
    <//>
  </div>`;
}
