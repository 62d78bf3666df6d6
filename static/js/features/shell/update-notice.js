import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

/** Asks once, quietly; nothing is lost by going on with the old one. @param {{shown: import('@preact/signals').Signal<boolean>}} props */
export function UpdateNotice({ shown }) {
  const ref = useRef(/** @type {HTMLDivElement | null} */ (null));
  useEffect(() => {
    if (shown.value) ref.current?.showPopover();
  }, [shown.value]);
  if (!shown.value) return html`<div role="status" class="visually-hidden" />`;
  const close = () => {
    shown.value = false;
  };
  return html`<div class="offline-update" role="status" popover="manual" ref=${ref}>
    <span>${t('update.ready')}</span>
    <${Button} kind="primary" small onClick=${() => location.reload()}>${t('update.reload')}<//>
    <${IconButton} icon="x" small label=${t('action.close')} onClick=${close} />
  </div>`;
}
