import { useEffect } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { lazy } from '../../components/lazy.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { dialog, openDialog } from '../shell/ui.js';
import { MOST, selection, stopSelecting } from './selection.js';

const DeleteSelected = lazy(() => import('./delete-selected.js'), 'DeleteSelected');

/** How many are chosen, and what to do with them. @param {{channelId: number}} props */
export function SelectionBar({ channelId }) {
  useEffect(() => {
    /** @param {KeyboardEvent} event */
    const leave = (event) => {
      if (event.key !== 'Escape' || dialog.value) return;
      event.preventDefault();
      stopSelecting();
    };
    document.addEventListener('keydown', leave, true);
    return () => {
      document.removeEventListener('keydown', leave, true);
      stopSelecting();
    };
  }, []);
  const count = selection.value?.ids.size ?? 0;
  return html`<div class="selection-bar" role="toolbar" aria-label=${t('select.bar')}>
    <span role="status">${t('select.count', { count })}${count >= MOST ? ` · ${t('select.most')}` : ''}</span>
    <${Button} small kind="quiet" onClick=${stopSelecting}>${t('action.cancel')}<//>
    <${Button} small kind="danger" busy=${count === 0} onClick=${() => openDialog(DeleteSelected, { channelId, ids: [...(selection.value?.ids ?? [])] })}>${t('action.delete')}<//>
  </div>`;
}
