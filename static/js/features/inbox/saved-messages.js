import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Empty } from '../../components/empty.js';
import { Field, FormError } from '../../components/field.js';
import { PagedList } from '../../components/paged-list.js';
import { RibbonDrawing } from '../../components/panel-drawings.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createKeeping } from '../../state/actions/keeping.js';
import { useApp } from '../../state/context.js';
import { sayFailure } from '../messages/message-acts.js';
import { CardPlace, CardTool } from '../messages/card-place.js';
import { MessageCard } from '../messages/message-card.js';

const NOTE_LENGTH = 500;

/** What the reader keeps for later, with notes. @param {{onClose: () => void}} props */
export function SavedMessages({ onClose }) {
  const { store, use } = useApp();
  const { loadSaved } = use(createKeeping);
  return html`<${PagedList} list=${store.saved.value} label=${t('inbox.saved')} load=${loadSaved}
    empty=${html`<${Empty} drawing=${html`<${RibbonDrawing} />`} title=${t('inbox.no_saved')} text=${t('inbox.no_saved_lead')}><${Button} onClick=${onClose}>${t('action.close')}<//><//>`}>
    ${(/** @type {any} */ saved) => html`<${SavedCard} key=${saved.message_id} saved=${saved} />`}
  <//>`;
}

/** @param {{saved: import('../../state/types.js').Saved}} props */
function SavedCard({ saved }) {
  const { unsave } = useApp().use(createKeeping);
  const [isNoting, setNoting] = useState(false);
  const remove = html`<${CardTool} icon="bookmark-x" label=${t('message.unsave')} onClick=${async () => sayFailure(await unsave(saved.message_id))} />`;
  if (!saved.message) {
    return html`<li><${CardPlace} channelId=${saved.channel_id} /><div class="inbox-gone"><p>${t('inbox.saved_gone')}</p>${remove}</div><${Note} saved=${saved} /></li>`;
  }
  const tools = html`<${CardTool} icon="pen-line" label=${saved.note ? t('inbox.change_note') : t('inbox.add_note')} onClick=${() => setNoting(!isNoting)} />${remove}`;
  return html`<li>
    <${CardPlace} channelId=${saved.channel_id} />
    <${MessageCard} message=${saved.message} tools=${tools} />
    ${isNoting ? html`<${NoteEditor} saved=${saved} onDone=${() => setNoting(false)} />` : html`<${Note} saved=${saved} />`}
  </li>`;
}

/** @param {{saved: import('../../state/types.js').Saved}} props */
const Note = ({ saved }) => (saved.note ? html`<p class="inbox-note">${saved.note}</p>` : null);

/** Enter keeps it, Esc leaves it as it was. @param {{saved: import('../../state/types.js').Saved, onDone: () => void}} props */
function NoteEditor({ saved, onDone }) {
  const { save } = useApp().use(createKeeping);
  const [note, setNote] = useState(saved.note ?? '');
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  /** @param {Event} event */
  const submit = async (event) => {
    event.preventDefault();
    setState({ busy: true, error: null });
    const result = await save(saved.message_id, note.trim());
    if (result.ok) onDone();
    else setState({ busy: false, error: result.error });
  };
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onDone();
  };
  const box = useRef(/** @type {HTMLInputElement | null} */ (null));
  useLayoutEffect(() => box.current?.focus(), []);
  return html`<form class="inbox-noting" onSubmit=${submit} onKeyDown=${key}>
    <${Field} label=${t('inbox.note')} value=${note} maxlength=${NOTE_LENGTH} autocomplete="off" onInput=${setNote} inputRef=${box} />
    ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
    <div class="inbox-noting-acts">
      <${Button} small kind="quiet" onClick=${onDone}>${t('action.cancel')}<//>
      <${Button} small kind="primary" type="submit" busy=${state.busy}>${t('action.save')}<//>
    </div>
  </form>`;
}
