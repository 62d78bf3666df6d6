import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { FormError } from '../../components/field.js';
import { Avatar } from '../../components/avatar.js';
import { TextArea } from '../../components/text-area.js';
import { toast } from '../../components/toasts.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createMessageActs } from '../../state/actions/message_acts.js';
import { useApp } from '../../state/context.js';
import { MessagePreview } from '../messages/message-preview.js';

const DETAILS_LENGTH = 900;

/** @returns {{value: string, label: string}[]} */
const reasons = () => [
  { value: 'spam', label: t('report.spam') },
  { value: 'abuse', label: t('report.abuse') },
  { value: 'harm', label: t('report.harm') },
  { value: 'private', label: t('report.private') },
  { value: 'other', label: t('report.other') },
];

/**
 * @param {{guildId: number, message?: import('../../state/types.js').Message, user?: import('../../state/types.js').User, onClose: () => void}} props
 */
export function ReportDialog({ guildId, message, user, onClose }) {
  const { use, views, store } = useApp();
  const [why, setWhy] = useState('');
  const [details, setDetails] = useState('');
  const [state, setState] = useState({ busy: false, missing: false, error: /** @type {any} */ (null) });
  const reported = user ?? message?.author;
  const person = reported && views.person(guildId, reported);
  const send = async () => {
    const missing = !why || (why === 'other' && !details.trim());
    setState({ busy: !missing, missing, error: null });
    if (missing) return;
    const label = reasons().find(({ value }) => value === why)?.label ?? '';
    const what = message ? { message_id: message.id } : { user_id: /** @type {any} */ (user).id };
    const result = await use(createMessageActs).report(guildId, what, [label, details.trim()].filter(Boolean).join(': '));
    if (!result.ok) return setState({ busy: false, missing: false, error: result.error });
    toast(t('report.sent'));
    onClose();
  };
  return html`<${Dialog} title=${message ? t('report.message') : t('report.user')} onClose=${onClose}>
    <p class="dialog-text">${t('report.lead', { guild: store.guilds.value.byId[guildId]?.name ?? '' })}</p>
    <div class="message-preview-frame" inert>
      ${message ? html`<${MessagePreview} message=${message} />` : person && html`<div class="report-dialog-person"><${Avatar} user=${person.user} name=${person.name} size=${32} /><strong class="truncate">${person.name}</strong></div>`}
    </div>
    <fieldset class="report-dialog-reasons">
      <legend class="field-label">${t('report.why')}</legend>
      ${reasons().map(({ value, label }) => html`<label class="report-dialog-reason" key=${value}>
        <input type="radio" name="report-reason" value=${value} checked=${why === value} onChange=${() => setWhy(value)} /><span>${label}</span>
      </label>`)}
    </fieldset>
    <${TextArea} label=${t('report.details')} value=${details} maxlength=${DETAILS_LENGTH} rows=${3} onInput=${setDetails} />
    ${state.missing && html`<${FormError}>${why ? t('report.say_more') : t('report.choose')}<//>`}
    ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
    <div class="dialog-actions">
      <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
      <${Button} kind="danger" busy=${state.busy} onClick=${send}>${t('report.send')}<//>
    </div>
  <//>`;
}
