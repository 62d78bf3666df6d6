import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { FormError } from '../../components/field.js';
import { Icon } from '../../components/icon.js';
import { Skeleton } from '../../components/skeleton.js';
import { html } from '../../lib/html.js';
import { formatFull, formatWhen } from '../../lib/dates.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { deviceName, isPhone } from './device-name.js';

/** @typedef {import('../../state/types.js').DeviceSession} Session */

/** @param {{onClose: () => void}} props */
export function SessionsDialog({ onClose }) {
  const { actions } = useApp();
  const [sessions, setSessions] = useState(/** @type {Session[] | null} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  useEffect(() => {
    actions.loadSessions().then((result) => (result.ok ? setSessions(result.sessions) : setError(result.error)));
  }, []);
  /** @param {Session} session */
  const end = async (session) => {
    const result = await actions.revokeSession(session.id);
    setError(result.ok ? null : result.error);
    if (result.ok) setSessions((all) => all?.filter((other) => other !== session) ?? null);
  };
  return html`<${Dialog} title=${t('sessions.title')} onClose=${onClose} wide>
    <p class="dialog-text">${t('sessions.lead')}</p>
    ${error && html`<${FormError}>${sessions ? '' : `${t('sessions.failed')} `}${errorText(error)}<//>`}
    ${!sessions && !error && html`<${Skeleton} rows=${3} narrow label=${t('sessions.title')} />`}
    <ul class="session-list">
      ${sessions?.map((session) => html`<${SessionItem} key=${session.id} session=${session} onEnd=${end} />`)}
    </ul>
  <//>`;
}

/** @param {{session: Session, onEnd: (session: Session) => Promise<void>}} props */
function SessionItem({ session, onEnd }) {
  const [busy, setBusy] = useState(false);
  const name = deviceName(session.user_agent) ?? t('sessions.unknown');
  const end = async () => {
    setBusy(true);
    await onEnd(session);
    setBusy(false);
  };
  return html`<li class="session">
    <${Icon} name=${isPhone(session.user_agent) ? 'smartphone' : 'laptop'} size=${24} />
    <div class="session-text">
      <div class="session-name truncate" data-tip=${session.user_agent}>${name}</div>
      <div class="session-note" data-tip=${formatFull(session.last_used_at)}>${session.address && `${session.address} · `}${t('sessions.used', { time: formatWhen(session.last_used_at) })}</div>
    </div>
    ${session.current ? html`<span class="session-current">${t('sessions.current')}</span>`
      : html`<${Button} small busy=${busy} aria-label=${t('sessions.end_of', { name })} onClick=${end}>${t('sessions.end')}<//>`}
  </li>`;
}
