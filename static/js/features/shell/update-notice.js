import { signal } from '@preact/signals';
import { h, render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

const shown = signal(false);
/** @type {HTMLElement | null} */
let place = null;

/** Screen readers tell of what comes into a region that was there before. */
export function tellOfUpdate() {
  place ??= document.body.appendChild(document.createElement('div'));
  render(h(UpdateNotice, {}), place);
  setTimeout(() => {
    shown.value = true;
  });
}

/** Asks once, quietly; nothing is lost by going on with the old one. */
function UpdateNotice() {
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
