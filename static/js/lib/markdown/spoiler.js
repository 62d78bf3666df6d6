import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html } from '../html.js';
import { t } from '../i18n.js';

/**
 * Covered until it is pressed; then the focus stays where the reader was.
 * @param {{open: import('preact').ComponentChildren, covered: import('preact').ComponentChildren}} props
 */
export function Spoiler({ open, covered }) {
  const [isOpen, setIsOpen] = useState(false);
  const revealed = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => { if (isOpen) revealed.current?.focus({ preventScroll: true }); }, [isOpen]);

  if (isOpen) return html`<span class="md-spoiler md-spoiler-open" ref=${revealed} tabindex="-1">${open}</span>`;
  return html`
    <button type="button" class="md-spoiler" aria-label=${t('message.spoiler')} onClick=${() => setIsOpen(true)}>
      <span aria-hidden="true">${covered}</span>
    </button>`;
}
