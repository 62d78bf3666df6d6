import { signal } from '@preact/signals';
import { html } from '../lib/html.js';

const EVERY = 3000;
const spoken = signal('');

/** @type {(() => string) | null} */
let waiting = null;
let lastAt = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Says one sentence at most every 3 seconds; of several only the newest. @param {() => string} sentence */
export function announce(sentence) {
  waiting = sentence;
  const rest = lastAt + EVERY - Date.now();
  if (rest <= 0) speak();
  else timer ??= setTimeout(speak, rest);
}

function speak() {
  clearTimeout(timer);
  timer = undefined;
  lastAt = Date.now();
  const sentence = waiting?.() ?? '';
  spoken.value = sentence === spoken.peek() ? `${sentence}\u00a0` : sentence; // what stays the same is not said again
  waiting = null;
}

export function LiveRegion() {
  return html`<div class="visually-hidden" role="status" aria-live="polite">${spoken.value}</div>`;
}
