import { html } from '../lib/html.js';
import { AwayDrawing, BrokenDrawing, LockedDrawing } from './drawings.js';

const AWAY = new Set(['network', 'timeout', 'offline', 'unavailable']);
const LOCKED = new Set(['not_found', 'forbidden']);

/** Why something is not shown: nobody answers, it is not for the reader, or something broke. @param {{error: {code?: string} | null}} props */
export function ProblemDrawing({ error }) {
  if (AWAY.has(error?.code ?? '')) return html`<${AwayDrawing} />`;
  return LOCKED.has(error?.code ?? '') ? html`<${LockedDrawing} />` : html`<${BrokenDrawing} />`;
}
