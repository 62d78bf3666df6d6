import { signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { Icon } from './icon.js';
import { IconButton } from './icon-button.js';

const SHOWN = 2;
const LIFE = 5000;
/** Time enough to decide. */
const LIFE_WITH_ACTION = 10_000;

/** @typedef {{label: string, run: () => unknown}} ToastAction  what may be done about it, here and elsewhere */
/** @typedef {{id: number, text: string, kind: 'done' | 'danger', action?: ToastAction}} Toast */
const toasts = signal(/** @type {Toast[]} */ ([]));
let lastId = 0;

/** @param {string} text @param {Toast['kind']} [kind] @param {ToastAction} [action] */
export function toast(text, kind = 'done', action = undefined) {
  lastId += 1;
  toasts.value = [...toasts.value, { id: lastId, text, kind, action }].slice(-SHOWN);
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
    const timer = setTimeout(dismiss, item.action ? LIFE_WITH_ACTION : LIFE, item.id);
    return () => clearTimeout(timer);
  }, [held, item.id]);
  const act = () => {
    dismiss(item.id);
    item.action?.run();
  };
  return html`<div class=${`toast toast-${item.kind}`} onPointerEnter=${() => setHeld(true)} onPointerLeave=${() => setHeld(false)}
    onFocusIn=${() => setHeld(true)} onFocusOut=${() => setHeld(false)}>
    <${Icon} name=${item.kind === 'done' ? 'check' : 'circle-alert'} />
    <span>${item.text}</span>
    ${item.action && html`<button type="button" class="button button-small toast-action" onClick=${act}>${item.action.label}</button>`}
    <${IconButton} icon="x" small label=${t('action.close')} onClick=${() => dismiss(item.id)} />
  </div>`;
}
