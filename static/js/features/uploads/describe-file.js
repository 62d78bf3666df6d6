import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { Field } from '../../components/field.js';
import { Switch } from '../../components/switch.js';
import { TextArea } from '../../components/text-area.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { FileFace } from './file-face.js';
import { uploadsHere } from './tray.js';

const LONGEST_ALT = 1024;
const LONGEST_NAME = 200;

/** Its name, what it shows for those who do not see it, and whether it is a spoiler. @param {{upload: import('../../state/types.js').Upload, onClose: () => void}} props */
export function DescribeFile({ upload, onClose }) {
  const [name, setName] = useState(upload.name);
  const [alt, setAlt] = useState(upload.alt);
  const [spoiler, setSpoiler] = useState(upload.spoiler);
  /** @param {Event} event */
  const save = (event) => {
    event.preventDefault();
    uploadsHere().describe(upload.key, { name: name.trim() || upload.name, alt: alt.trim(), spoiler });
    onClose();
  };
  return html`<${Dialog} title=${t('upload.edit')} onClose=${onClose}>
    <form class="dialog-form" onSubmit=${save}>
      <div class="describe-face"><${FileFace} upload=${upload} /></div>
      <${Field} label=${t('upload.name')} value=${name} onInput=${setName} maxlength=${LONGEST_NAME} data-autofocus />
      ${/^(?:image|video)\//.test(upload.type) && html`<${TextArea} label=${t('upload.alt')} note=${t('upload.alt_note')} value=${alt} onInput=${setAlt} maxlength=${LONGEST_ALT} />`}
      <${Switch} label=${t('upload.spoiler')} note=${t('upload.spoiler_note')} checked=${spoiler} onChange=${setSpoiler} />
      <div class="dialog-actions"><${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//><${Button} kind="primary" type="submit">${t('upload.save')}<//></div>
    </form>
  <//>`;
}
