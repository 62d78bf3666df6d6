import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { FormError } from '../../components/field.js';
import { Switch } from '../../components/switch.js';
import { TextArea } from '../../components/text-area.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createParts } from '../../state/actions/parts.js';
import { useApp } from '../../state/context.js';

const LONGEST_ALT = 1024;

/** A file of a message, described anew, covered, or taken out of it. @param {{file: import('../../state/types.js').File, message: import('../../state/types.js').RowMessage, onClose: () => void}} props */
export function DescribeSent({ file, message, onClose }) {
  const { describeFile, removeFile } = useApp().use(createParts);
  const [alt, setAlt] = useState(file.alt ?? '');
  const [spoiler, setSpoiler] = useState(Boolean(file.spoiler));
  const [asks, setAsks] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(/** @type {any} */ (null));
  const isLast = message.files.length === 1 && !message.content && !message.poll && !message.sticker && !message.forwarded;

  /** @param {Promise<import('../../state/types.js').Result>} work */
  const run = async (work) => {
    setBusy(true);
    const result = await work;
    setBusy(false);
    if (result.ok) onClose();
    else setError(result.error);
  };
  /** @param {Event} event */
  const save = (event) => {
    event.preventDefault();
    if (!busy) run(describeFile(message, file.id, { alt: alt.trim() || null, spoiler }));
  };
  if (asks) {
    return html`<${Dialog} title=${t('upload.take_out')} key="ask" onClose=${onClose}>
      <p class="dialog-text">${t('upload.take_out_question', { name: file.name })}</p>
      ${error && html`<${FormError}>${errorText(error)}<//>`}
      <div class="dialog-actions"><${Button} kind="quiet" onClick=${() => setAsks(false)}>${t('action.cancel')}<//><${Button} kind="danger" busy=${busy} onClick=${() => run(removeFile(message, file.id))}>${t('upload.take_out')}<//></div>
    <//>`;
  }
  return html`<${Dialog} title=${t('upload.edit')} key="edit" onClose=${onClose}>
    <form class="describe" onSubmit=${save}>
      <p class="dialog-text truncate">${file.name}</p>
      ${/^(?:image|video)\//.test(file.content_type) && html`<${TextArea} label=${t('upload.alt')} note=${t('upload.alt_note')} value=${alt} onInput=${setAlt} maxlength=${LONGEST_ALT} data-autofocus />`}
      <${Switch} label=${t('upload.spoiler')} note=${t('upload.spoiler_note')} checked=${spoiler} onChange=${setSpoiler} />
      ${error && html`<${FormError}>${errorText(error)}<//>`}
      <div class="dialog-actions">
        ${!isLast && html`<${Button} kind="quiet" onClick=${() => setAsks(true)}>${t('upload.take_out')}<//>`}
        <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//><${Button} kind="primary" type="submit" busy=${busy}>${t('upload.save')}<//>
      </div>
    </form>
  <//>`;
}
