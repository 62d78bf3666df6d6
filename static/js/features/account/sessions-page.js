import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { FormError } from '../../components/field.js';
import { Icon } from '../../components/icon.js';
import { Skeleton } from '../../components/skeleton.js';
import { html } from '../../lib/html.js';
import { formatFull, formatWhen } from '../../lib/dates.js';
import { errorText, t } from '../../lib/i18n.js';
import { createAccount } from '../../state/actions/account.js';
import { useApp } from '../../state/context.js';
import { Group } from '../settings/group.js';
import { deviceName, isPhone } from '../settings/device-name.js';

/** @typedef {import('../../state/types.js').DeviceSession} Session */

export function SessionsPage() {
  const { actions, use } = useApp();
  const [sessions, setSessions] = useState(/** @type {Session[] | null} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const load = async () => {
    setError(null);
    const result = await actions.loadSessions();
    if (result.ok) setSessions(result.sessions);
    else setError(result.error);
  };
  useEffect(() => void load(), []);
  /** @param {Session[]} gone @param {Promise<import('../../state/types.js').Result>} ending */
  const end = async (gone, ending) => {
    const result = await ending;
    setError(result.ok ? null : result.error);
    if (result.ok) setSessions((all) => all?.filter((session) => !gone.includes(session)) ?? null);
  };
  const here = sessions?.filter((session) => session.current) ?? [];
  const others = sessions?.filter((session) => !session.current) ?? [];
  const endAll = () => end(others, use(createAccount).endOtherSessions());
  return html`
    <p class="settings-group-lead">${t('sessions.lead')}</p>
    ${error && html`<${FormError}>${sessions ? '' : `${t('sessions.failed')} `}${errorText(error)}<//>`}
    ${!sessions && error && html`<p><${Button} small onClick=${load}>${t('action.retry')}<//></p>`}
    ${!sessions && !error && html`<${Skeleton} rows=${3} narrow label=${t('sessions.title')} />`}
    ${here.length > 0 && html`<${Group} title=${t('sessions.here')}><ul class="account-list">${here.map((session) => html`<${SessionItem} key=${session.id} session=${session} />`)}</ul><//>`}
    ${sessions && html`<${Group} title=${t('sessions.others')}>
      ${others.length === 0 ? html`<p class="field-note">${t('sessions.others_none')}</p>` : html`
        <ul class="account-list">${others.map((session) => html`<${SessionItem} key=${session.id} session=${session} onEnd=${() => end([session], actions.revokeSession(session.id))} />`)}</ul>
        <${EndAll} count=${others.length} onEnd=${endAll} />`}
    <//>`}`;
}

/** @param {{session: Session, onEnd?: () => Promise<void>}} props */
function SessionItem({ session, onEnd }) {
  const [busy, setBusy] = useState(false);
  const name = deviceName(session.user_agent) ?? t('sessions.unknown');
  const end = async () => {
    setBusy(true);
    await onEnd?.();
    setBusy(false);
  };
  return html`<li class="account-item">
    <${Icon} name=${isPhone(session.user_agent) ? 'smartphone' : 'laptop'} size=${24} />
    <div class="account-item-words">
      <p class="settings-line-label truncate" data-tip=${session.user_agent}>${name}</p>
      <p class="field-note" data-tip=${formatFull(session.last_used_at)}>${session.address && `${session.address} · `}${session.current ? t('sessions.current') : t('sessions.used', { time: formatWhen(session.last_used_at) })}</p>
      <p class="field-note" data-tip=${formatFull(session.created_at)}>${t('sessions.begun', { time: formatWhen(session.created_at) })}</p>
    </div>
    ${onEnd && html`<${Button} small busy=${busy} aria-label=${t('sessions.end_of', { name })} onClick=${end}>${t('sessions.end')}<//>`}
  </li>`;
}

/** Asks once more, in its place. @param {{count: number, onEnd: () => Promise<void>}} props */
function EndAll({ count, onEnd }) {
  const [asking, setAsking] = useState(false);
  if (!asking) return html`<p><${Button} kind="danger" small onClick=${() => setAsking(true)}>${t('sessions.end_all')}<//></p>`;
  return html`<div class="settings-ask" role="alert">
    <p>${t('sessions.end_all_question', { count })}</p>
    <${Button} small onClick=${() => setAsking(false)}>${t('action.cancel')}<//>
    <${Button} kind="danger" small onClick=${onEnd}>${t('sessions.end_all')}<//>
  </div>`;
}
