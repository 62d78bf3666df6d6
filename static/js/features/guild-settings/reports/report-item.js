import { useState } from 'preact/hooks';
import { Avatar } from '../../../components/avatar.js';
import { Button } from '../../../components/button.js';
import { FormError } from '../../../components/field.js';
import { TextArea } from '../../../components/text-area.js';
import { formatFull, formatWhen } from '../../../lib/dates.js';
import { html } from '../../../lib/html.js';
import { errorText, t } from '../../../lib/i18n.js';
import { createGuildModeration } from '../../../state/actions/guild_moderation.js';
import { useApp } from '../../../state/context.js';
import { closeScreen } from '../../shell/ui.js';
import { ReportMenu } from './report-menu.js';

/** @typedef {import('../../../state/types.js').Report} Report */

const NOTE_LENGTH = 1000;
const nameOf = (/** @type {import('../../../state/types.js').User} */ user) => user.display_name ?? user.username;

/** @param {{report: Report, guildId: number}} props */
export function ReportItem({ report, guildId }) {
  const { store, actions } = useApp();
  const { user, reporter, rule, channel_id, message_id, content, reason, created_at } = report;
  const channel = channel_id === null ? null : store.channels.value.byId[channel_id];
  const by = reporter ? t('reports.by', { name: nameOf(reporter) }) : rule ? t('reports.by_rule', { rule }) : t('reports.by_nobody');
  const jump = () => {
    closeScreen();
    if (channel_id !== null && message_id !== null) actions.openChannel(guildId, channel_id, message_id);
  };
  return html`<li class="report">
    <div class="report-head">
      <${Avatar} user=${user} name=${nameOf(user)} size=${40} />
      <div class="setting-row-text">
        <div class="setting-row-name truncate">${nameOf(user)} <span class="setting-row-note">${user.username}</span></div>
        <div class="setting-row-note">${by}${channel && ` · #${channel.name}`} · <time datetime=${created_at} data-tip=${formatFull(created_at)}>${formatWhen(created_at)}</time></div>
      </div>
      <${ReportMenu} user=${user} guildId=${guildId} />
      ${channel && message_id !== null && html`<${Button} small onClick=${jump}>${t('reports.jump')}<//>`}
    </div>
    ${content && html`<blockquote class="report-content">${content}</blockquote>`}
    ${content && message_id === null && html`<p class="field-note">${t('reports.blocked')}</p>`}
    ${reason && html`<p class="report-reason">${reason}</p>`}
    <${Decision} report=${report} guildId=${guildId} />
  </li>`;
}

/** @param {{report: Report, guildId: number}} props */
function Decision({ report, guildId }) {
  const { decideReport } = useApp().use(createGuildModeration);
  const [note, setNote] = useState(report.note);
  const [state, setState] = useState({ busy: '', error: /** @type {any} */ (null) });
  /** @param {string} status */
  const decide = async (status) => {
    setState({ busy: status, error: null });
    const result = await decideReport(guildId, report.id, { status, note });
    setState({ busy: '', error: result.ok ? null : result.error });
  };
  const { status, decided_by, decided_at } = report;
  return html`
    ${status !== 'open' && html`<p class="setting-row-note">${t('reports.decided', { name: decided_by ? nameOf(decided_by) : t('audit.somebody'), time: formatWhen(decided_at ?? report.created_at) })}</p>`}
    <${TextArea} label=${t('reports.note')} rows=${2} maxlength=${NOTE_LENGTH} value=${note} onInput=${setNote} placeholder=${t('reports.note_hint')} />
    ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
    <div class="report-acts">
      ${status !== 'open' && html`<${Button} small busy=${state.busy === 'open'} onClick=${() => decide('open')}>${t('reports.reopen')}<//>`}
      ${note !== report.note && html`<${Button} small kind="quiet" busy=${state.busy === status} onClick=${() => decide(status)}>${t('reports.save_note')}<//>`}
      ${status !== 'dismissed' && html`<${Button} small busy=${state.busy === 'dismissed'} onClick=${() => decide('dismissed')}>${t('reports.dismiss')}<//>`}
      ${status !== 'resolved' && html`<${Button} small kind="primary" busy=${state.busy === 'resolved'} onClick=${() => decide('resolved')}>${t('reports.resolve')}<//>`}
    </div>`;
}
