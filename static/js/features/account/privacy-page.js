import { useState } from 'preact/hooks';
import { Avatar } from '../../components/avatar.js';
import { Button } from '../../components/button.js';
import { QuietDrawing } from '../../components/scenes.js';
import { Empty } from '../../components/empty.js';
import { FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { formatFull, formatWhen } from '../../lib/dates.js';
import { errorText, t } from '../../lib/i18n.js';
import { createAccount } from '../../state/actions/account.js';
import { useApp } from '../../state/context.js';
import { Group } from '../settings/group.js';

export function PrivacyPage() {
  const { store } = useApp();
  const blocked = Object.values(store.friends.value.byUser).filter(({ kind }) => kind === 'blocked').toSorted((a, b) => (a.since < b.since ? 1 : -1));
  return html`<${Group} title=${t('privacy.blocked')} lead=${t('privacy.blocked_lead')}>
    ${blocked.length === 0
      ? html`<${Empty} drawing=${html`<${QuietDrawing} />`} title=${t('privacy.none')} text=${t('privacy.none_lead')} level=${3} />`
      : html`<ul class="account-list" aria-label=${t('privacy.blocked')}>${blocked.map((one) => html`<${Blocked} key=${one.user.id} relationship=${one} />`)}</ul>`}
  <//>`;
}

/** @param {{relationship: import('../../state/types.js').Relationship}} props */
function Blocked({ relationship: { user, since } }) {
  const { use } = useApp();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(/** @type {any} */ (null));
  const name = user.display_name ?? user.username;
  const unblock = async () => {
    setBusy(true);
    const result = await use(createAccount).unblock(user.id);
    setBusy(false);
    setError(result.ok ? null : result.error);
  };
  return html`<li class="account-item">
    <${Avatar} user=${user} name=${name} size=${40} />
    <div class="account-item-words">
      <p class="settings-line-label truncate">${name}</p>
      <p class="field-note">${user.username}${since && html` · <span data-tip=${formatFull(since)}>${t('privacy.since', { time: formatWhen(since) })}</span>`}</p>
    </div>
    <${Button} small busy=${busy} aria-label=${t('privacy.unblock_of', { name })} onClick=${unblock}>${t('privacy.unblock')}<//>
    ${error && html`<${FormError}>${errorText(error)}<//>`}
  </li>`;
}
