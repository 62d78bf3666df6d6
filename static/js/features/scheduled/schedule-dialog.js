import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { FormError } from '../../components/field.js';
import { TextArea } from '../../components/text-area.js';
import { toast } from '../../components/toasts.js';
import { formatWhen } from '../../lib/dates.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createScheduling } from '../../state/actions/scheduling.js';
import { useApp } from '../../state/context.js';
import { outgoing } from '../composer/outgoing.js';
import { trayCount, uploadsHere } from '../uploads/tray.js';
import { fieldValue, tomorrowMorning } from './presets.js';
import { ScheduleFiles } from './schedule-files.js';
import { checkTime, TimeField } from './time-field.js';

/** What stands in the message box, sent later; its files and what it answers go along. @param {{channel: import('../../state/types.js').Channel, onClose: () => void}} props */
export function ScheduleDialog({ channel, onClose }) {
  const app = useApp();
  const { views, actions } = app;
  const { schedule } = app.use(createScheduling);
  const [text, setText] = useState(views.draft(channel.id).peek());
  const [time, setTime] = useState(() => fieldValue(tomorrowMorning(new Date())));
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null), wrong: '' });

  const files = trayCount(app, channel.id);
  useEffect(() => () => uploadsHere()?.haltTray(channel.id), []);

  /** Without files there is nothing to wait for. @returns {Promise<import('../../state/types.js').Result<{files?: number[]}>>} */
  async function bringFiles() {
    if (files === 0) return { ok: true };
    const brought = await uploadsHere().bringTray(channel.id);
    return brought.ok ? { ok: true, files: brought.files.map(({ id }) => id) } : brought;
  }

  /** @param {Event} event */
  const submit = async (event) => {
    event.preventDefault();
    const checked = checkTime(time);
    const wish = outgoing(app, channel, text);
    if ('error' in checked) return setState({ busy: false, error: null, wrong: checked.error });
    if (wish?.kind !== 'send') return setState({ busy: false, error: { message: t('scheduled.no_command') }, wrong: '' });
    if (state.busy || (!wish.content && files === 0)) return;
    setState({ busy: true, error: null, wrong: '' });
    const reply = views.replyTo(channel.id).peek();
    const brought = await bringFiles();
    const result = brought.ok ? await schedule(channel.id, { content: wish.content, send_at: checked.at, ...(brought.files && { files: brought.files }), ...(reply && { reply_to: reply.messageId, ping: reply.ping }) }) : brought;
    if (!result.ok) return setState({ busy: false, error: result.error, wrong: '' });
    if (files > 0) uploadsHere().leaveTray(channel.id);
    if (views.draft(channel.id).peek() === text) actions.setDraft(channel.id, '');
    actions.stopReply(channel.id);
    toast(t('scheduled.done', { time: formatWhen(checked.at) }));
    onClose();
  };
  return html`<${Dialog} title=${t('scheduled.title')} onClose=${onClose}>
    <form class="scheduled-form" novalidate onSubmit=${submit}>
      <${TextArea} label=${t('scheduled.text')} value=${text} onInput=${setText} rows=${4} data-autofocus=${text ? undefined : ''} />
      <${ScheduleFiles} channelId=${channel.id} busy=${state.busy} />
      <${TimeField} value=${time} error=${state.wrong} onInput=${setTime} />
      ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
      <div class="dialog-actions">
        <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
        <${Button} kind="primary" type="submit" busy=${state.busy || (!text.trim() && files === 0)}>${t('scheduled.schedule')}<//>
      </div>
    </form>
  <//>`;
}
