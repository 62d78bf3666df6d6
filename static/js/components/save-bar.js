import { html } from '../lib/html.js';
import { errorText, t } from '../lib/i18n.js';
import { unsaved } from '../features/shell/ui.js';
import { Button } from './button.js';
import { Icon } from './icon.js';
import { useUnsaved } from './use-unsaved.js';

/**
 * Comes up when something was changed, and asks to be answered before the reader leaves.
 * @param {{dirty: boolean, busy?: boolean, error?: any, onReset: () => void, onSave: () => void}} props
 */
export function SaveBar({ dirty, busy = false, error = null, onReset, onSave }) {
  useUnsaved(dirty);
  if (!dirty) return null;
  const { asked } = unsaved.value;
  return html`<div class="save-bar" role="region" aria-label=${t('unsaved.title')} data-asked=${asked > 0 ? asked % 2 : undefined}>
    <p class="save-bar-words" role=${asked > 0 || error ? 'alert' : 'status'}>
      ${error ? html`<${Icon} name="circle-alert" size=${16} />${errorText(error)}` : t('unsaved.title')}
    </p>
    <${Button} kind="quiet" small onClick=${onReset}>${t('unsaved.reset')}<//>
    <${Button} kind="primary" small busy=${busy} onClick=${onSave}>${t('unsaved.save')}<//>
  </div>`;
}
