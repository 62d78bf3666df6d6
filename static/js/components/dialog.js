import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { onGlass, PopoverHost } from '../features/shell/ui.js';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { IconButton } from './icon-button.js';

/**
 * The browser's own modal dialog: it holds the focus and gives it back.
 * @param {{title: string, onClose: () => void, children: any, wide?: boolean, reading?: boolean}} props  reading: nothing in it takes the focus, so the body itself does, to be scrolled
 */
export function Dialog({ title, onClose, children, wide, reading }) {
  const id = useId();
  return html`<${Modal} class=${`dialog ${wide ? 'dialog-wide' : ''}`} labelledBy=${id} onClose=${onClose}>
    <header class="dialog-head">
      <h2 class="dialog-title" id=${id} tabindex="-1">${title}</h2>
      <${IconButton} icon="x" label=${t('action.close')} onClick=${onClose} />
    </header>
    <div class="dialog-body" tabindex=${reading ? 0 : undefined}>${children}</div>
  <//>`;
}

/** @param {{class: string, labelledBy?: string, label?: string, onClose: () => void, children: any}} props */
export function Modal({ class: names, labelledBy, label, onClose, children }) {
  const ref = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const [element, setElement] = useState(/** @type {HTMLDialogElement | null} */ (null));
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    setElement(dialog);
    /** @type {HTMLElement | null | undefined} */ (dialog?.querySelector('[data-autofocus]') ?? dialog?.querySelector('.dialog-title'))?.focus();
    return () => {
      dialog?.close();
      // The browser gives the focus back, unless what had it is gone by now, or nothing had it: then it stays in here.
      const focused = document.activeElement;
      if (onGlass.peek()) return;
      if (!focused || focused === document.body || dialog?.contains(focused)) document.getElementById('composer')?.focus();
    };
  }, []);
  /** @param {Event} event */
  const cancel = (event) => {
    event.preventDefault();
    onClose();
  };
  /** @param {Event} event */
  const pressVeil = (event) => event.target === ref.current && onClose();
  return html`<dialog class=${names} ref=${ref} aria-labelledby=${labelledBy} aria-label=${label} onCancel=${cancel} onMouseDown=${pressVeil}>
    ${children}
    ${element && html`<${PopoverHost} inside=${element} />`}
  </dialog>`;
}
