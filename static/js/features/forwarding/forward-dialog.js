import { useMemo, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { Field, FormError } from '../../components/field.js';
import { Icon } from '../../components/icon.js';
import { toast } from '../../components/toasts.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createMessageActs } from '../../state/actions/message_acts.js';
import { useApp } from '../../state/context.js';
import { MessagePreview } from '../messages/message-preview.js';
import { DestinationList } from './destination-list.js';
import { destinations, matching } from './destinations.js';

/** As many places at once. */
const MOST = 5;
const SHOWN = 50;

/**
 * To several places at once, with a word of one's own. Those that it has reached are not sent to again.
 * @param {{message: import('../../state/types.js').RowMessage, onClose: () => void}} props
 */
export function ForwardDialog({ message, onClose }) {
  const app = useApp();
  const acts = app.use(createMessageActs);
  const [query, setQuery] = useState('');
  const [comment, setComment] = useState('');
  const [chosen, setChosen] = useState(/** @type {number[]} */ ([]));
  const [state, setState] = useState({ busy: false, failed: /** @type {{id: number, error: any}[]} */ ([]) });
  const [nonces] = useState(() => /** @type {Map<number, string>} */ (new Map()));
  const all = useMemo(() => destinations(app, message.guild_id), []);
  const found = matching(all, query).slice(0, SHOWN);
  const names = new Map(all.map(({ channel, name }) => [channel.id, name]));

  /** @param {number} id */
  const toggle = (id) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id].slice(0, MOST));
  /** @param {number} id */
  const nonceOf = (id) => {
    nonces.set(id, nonces.get(id) ?? acts.newNonce());
    return /** @type {string} */ (nonces.get(id));
  };
  const send = async () => {
    setState({ busy: true, failed: [] });
    const results = await Promise.all(chosen.map(async (id) => ({ id, result: await acts.forward(message, id, comment.trim(), nonceOf(id)) })));
    const failed = results.flatMap(({ id, result }) => (result.ok ? [] : [{ id, error: result.error }]));
    if (failed.length < chosen.length) toast(t('forward.done', { count: chosen.length - failed.length }));
    if (failed.length === 0) return onClose();
    setChosen(failed.map(({ id }) => id));
    return setState({ busy: false, failed });
  };
  return html`<${Dialog} title=${t('forward.title')} onClose=${onClose}>
    <${Field} label=${t('forward.to')} type="search" value=${query} autocomplete="off" placeholder=${t('forward.search')} onInput=${setQuery} data-autofocus prefix=${html`<${Icon} name="search" size=${16} />`} />
    <${DestinationList} found=${found} chosen=${chosen} isFull=${chosen.length >= MOST} onToggle=${toggle} />
    <div class="message-preview-frame forwarding-quoted" inert><${MessagePreview} message=${message} /></div>
    <${Field} label=${t('forward.comment')} value=${comment} autocomplete="off" maxlength=${app.store.session.value.limits.message_length} onInput=${setComment} />
    ${state.failed.map(({ id, error }) => html`<${FormError} key=${id}>${t('forward.failed', { name: names.get(id) ?? '', reason: errorText(error) })}<//>`)}
    <div class="dialog-actions">
      <span class="forwarding-count" role="status">${chosen.length > 0 && t('forward.count', { count: chosen.length, most: MOST })}</span>
      <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
      <${Button} kind="primary" busy=${state.busy || chosen.length === 0} onClick=${send}>${t('action.send')}<//>
    </div>
  <//>`;
}
