import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { FormError } from '../../components/field.js';
import { Skeleton } from '../../components/skeleton.js';
import { html } from '../../lib/html.js';
import { formatWhen } from '../../lib/dates.js';
import { errorText, t } from '../../lib/i18n.js';
import { createMessageActs } from '../../state/actions/message_acts.js';
import { useApp } from '../../state/context.js';
import { MessageText } from './message-text.js';

/** What a message said before each edit, the newest first. @param {{message: import('../../state/types.js').RowMessage, onClose: () => void}} props */
export function EditsDialog({ message, onClose }) {
  const acts = useApp().use(createMessageActs);
  const [list, setList] = useState({ edits: /** @type {import('../../state/actions/message_acts.js').OldText[] | null} */ (null), next: /** @type {number|null} */ (null), error: /** @type {any} */ (null) });
  /** @param {number} [before] */
  const load = async (before) => {
    const result = await acts.edits(message, before);
    if (result.ok) setList((now) => ({ edits: [...(before ? (now.edits ?? []) : []), ...result.edits], next: result.next, error: null }));
    else setList((now) => ({ ...now, error: result.error }));
  };
  useEffect(() => {
    load();
  }, []);
  return html`<${Dialog} title=${t('message.edits')} onClose=${onClose} wide reading>
    ${list.error && html`<${FormError}>${errorText(list.error)}<//><div><${Button} small onClick=${() => load()}>${t('action.retry')}<//></div>`}
    ${!list.edits && !list.error && html`<${Skeleton} rows=${3} narrow label=${t('message.edits_loading')} />`}
    ${list.edits && html`<ol class="edits">
      <${Version} title=${t('message.edit_now')} time=${message.edited_at ?? message.timestamp} message=${message} />
      ${list.edits.map((edit) => html`<${Version} key=${edit.number} title=${edit.number === 1 ? t('message.edit_first') : t('message.edit_before')} time=${edit.written_at} message=${{ ...message, content: edit.content }} />`)}
    </ol>`}
    ${list.next !== null && html`<div><${Button} small onClick=${() => load(list.next ?? undefined)}>${t('action.show_more')}<//></div>`}
  <//>`;
}

/** @param {{title: string, time: string, message: import('../../state/types.js').RowMessage}} props */
function Version({ title, time, message }) {
  return html`<li class="edits-version">
    <p><strong>${title}</strong> <time class="message-time" datetime=${time} data-tip-time=${time}>${formatWhen(time)}</time></p>
    <div class="edits-text"><${MessageText} message=${message} /></div>
  </li>`;
}
