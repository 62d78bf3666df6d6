import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { FormError } from '../../components/field.js';
import { TextArea } from '../../components/text-area.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createScheduling } from '../../state/actions/scheduling.js';
import { useApp } from '../../state/context.js';
import { boxOf, wireOf } from '../composer/outgoing.js';
import { fieldValue, tomorrowMorning } from './presets.js';
import { checkTime, TimeField } from './time-field.js';

/**
 * Another text, another time. One that could not be sent needs a new time, so tomorrow is proposed.
 * @param {{item: import('../../state/types.js').Scheduled, channel: import('../../state/types.js').Channel, onDone: () => void}} props
 */
export function ScheduledEditor({ item, channel, onDone }) {
  const app = useApp();
  const { changeScheduled } = app.use(createScheduling);
  const [before] = useState(() => boxOf(app, channel, item.content));
  const [text, setText] = useState(before);
  const [time, setTime] = useState(() => fieldValue(item.problem ? tomorrowMorning(new Date()) : new Date(item.send_at)));
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null), wrong: '' });

  /** @param {Event} event */
  const submit = async (event) => {
    event.preventDefault();
    const checked = checkTime(time);
    const sameTime = !item.problem && time === fieldValue(new Date(item.send_at));
    if (!sameTime && 'error' in checked) return setState({ busy: false, error: null, wrong: checked.error });
    setState({ busy: true, error: null, wrong: '' });
    const changes = { ...(text !== before && { content: wireOf(app, channel, text.trim()) }), ...(!sameTime && 'at' in checked && { send_at: checked.at }) };
    const result = Object.keys(changes).length > 0 ? await changeScheduled(item.id, changes) : /** @type {const} */ ({ ok: true });
    if (result.ok) onDone();
    else setState({ busy: false, error: result.error, wrong: '' });
  };
  return html`<form class="scheduled-form" novalidate onSubmit=${submit}>
    <${TextArea} label=${t('scheduled.text')} value=${text} onInput=${setText} rows=${4} />
    <${TimeField} value=${time} error=${state.wrong} onInput=${setTime} />
    ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
    <div class="dialog-actions">
      <${Button} small kind="quiet" onClick=${onDone}>${t('action.cancel')}<//>
      <${Button} small kind="primary" type="submit" busy=${state.busy}>${t('scheduled.save')}<//>
    </div>
  </form>`;
}
