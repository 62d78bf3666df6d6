import htm from 'htm';
import { h } from 'preact';

/** Templates for components: html`<p class="x">${text}</p>`. Text is always text; there is no way to insert markup. */
export const html = /** @type {(strings: TemplateStringsArray, ...values: any[]) => import('preact').VNode<any>} */ (htm.bind(h));
