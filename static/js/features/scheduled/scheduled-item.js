import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { FormError } from '../../components/field.js';
import { Icon } from '../../components/icon.js';
import { formatFull, formatWhen } from '../../lib/dates.js';
import { gist } from '../../lib/gist.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { Markdown } from '../../lib/markdown/render.js';
import { createScheduling } from '../../state/actions/scheduling.js';
import { useApp } from '../../state/context.js';
import { hooksOf } from '../messages/message-text.js';
import { ScheduledEditor } from './scheduled-editor.js';

/** @typedef {import('../../state/types.js').Scheduled} Scheduled */

/** What will be sent and when, or why it was not. @param {{item: Scheduled, withPlace: boolean}} props */
export function ScheduledItem({ item, withPlace }) {
  const app = useApp();
  const { store, views } = app;
  const { sendScheduled, deleteScheduled } = app.use(createScheduling);
  const [editing, setEditing] = useState(false);
  const [state, setState] = useState({ busy: false, asking: false, error: /** @type {any} */ (null) });
  const channel = store.channels.value.byId[item.channel_id];
  const more = beside(item, store.expressions.value);
  const emojis = Object.values(store.expressions.value.byGuild).flatMap((one) => one.emojis);

  /** @param {(id: number) => Promise<import('../../state/types.js').Result>} act */
  const run = async (act) => {
    setState({ busy: true, asking: false, error: null });
    const result = await act(item.id);
    if (!result.ok) setState({ busy: false, asking: false, error: result.error });
  };
  const remove = () => (state.asking ? run(deleteScheduled) : setState({ ...state, asking: true }));
  if (editing && channel) return html`<li class="scheduled-item"><${ScheduledEditor} item=${item} channel=${channel} onDone=${() => setEditing(false)} /></li>`;
  return html`<li class="scheduled-item">
    <div class="scheduled-head">
      <time datetime=${item.send_at} data-tip=${formatFull(item.send_at)}>${formatWhen(item.send_at)}</time>
      ${withPlace && channel && html`<span class="scheduled-place truncate">${channel.guild_id === null ? '' : '#'}${views.channelName(channel)}</span>`}
    </div>
    ${item.content && html`<div class="scheduled-text" tabindex="0"><${Markdown} text=${item.content} hooks=${hooksOf(app, channel?.guild_id ?? null, emojis)} /></div>`}
    ${more && html`<p class="scheduled-more"><${Icon} name=${more.icon} size=${16} /><span class="truncate">${gist(more.said)}</span></p>`}
    ${item.problem && html`<p class="scheduled-problem"><${Icon} name="circle-alert" size=${16} />${t('scheduled.problem', { why: errorText(item.problem) })}</p>`}
    ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
    <div class="scheduled-actions">
      <${Button} small onClick=${() => setEditing(true)}>${t('action.edit')}<//>
      <${Button} small busy=${state.busy} onClick=${() => run(sendScheduled)}>${t('scheduled.send_now')}<//>
      <${Button} small kind=${state.asking ? 'danger' : undefined} busy=${state.busy} onClick=${remove} onBlur=${() => setState({ ...state, asking: false })}>${state.asking ? t('scheduled.delete_sure') : t('action.delete')}<//>
    </div>
  </li>`;
}

/** What goes with its text. @param {Scheduled} item @param {import('../../state/types.js').Expressions} expressions @returns {{icon: string, said: import('../../lib/gist.js').Said} | null} */
function beside({ files, sticker_id: id, poll }, { byGuild }) {
  if (poll) return { icon: 'chart-column', said: { poll } };
  const sticker = id ? Object.values(byGuild).flatMap(({ stickers }) => stickers).find((one) => one.id === id) : null;
  if (sticker) return { icon: 'sticker', said: { sticker } };
  return files.length > 0 ? { icon: 'paperclip', said: { files } } : null;
}
