import { signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { Icon } from './icon.js';
import { IconButton } from './icon-button.js';

const SHOWN = 2;
const LIFE = 5000;

/** @typedef {{id: number, text: string, kind: 'done' | 'danger'}} Toast */
const toasts = signal(/** @type {Toast[]} */ ([]));
let lastId = 0;

/** @param {string} text @param {Toast['kind']} [kind] */
export function toast(text, kind = 'done') {
  lastId += 1;
  toasts.value = [...toasts.value, { id: lastId, text, kind }].slice(-SHOWN);
}

/** @param {number} id */
function dismiss(id) {
  toasts.value = toasts.value.filter((item) => item.id !== id);
}

/** In the browser's top layer, raised anew with each toast: over any dialog that is open. */
export function Toasts() {
  const ref = useRef(/** @type {HTMLDivElement | null} */ (null));
  useLayoutEffect(() => {
    ref.current?.hidePopover();
    if (toasts.value.length > 0) ref.current?.showPopover();
  }, [toasts.value]);
  return html`<div class="toasts" role="status" popover="manual" ref=${ref}>
    ${toasts.value.map((item) => html`<${ToastItem} item=${item} key=${item.id} />`)}
  </div>`;
}

/** Stays while the pointer or the focus is on it. @param {{item: Toast}} props */
function ToastItem({ item }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(dismiss, LIFE, item.id);
    return () => clearTimeout(timer);
  }, [held, item.id]);
  return html`<div class=${`toast toast-${item.kind}`} onPointerEnter=${() => setHeld(true)} onPointerLeave=${() => setHeld(false)}
    onFocusIn=${() => setHeld(true)} onFocusOut=${() => setHeld(false)}>
    <${Icon} name=${item.kind === 'done' ? 'check' : 'circle-alert'} />
    <span>${item.text}</span>
    <${IconButton} icon="x" small label=${t('action.close')} onClick=${() => dismiss(item.id)} />
  </div>`;
}
