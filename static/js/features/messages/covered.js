import { signal, useComputed } from '@preact/signals';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';

/** What the reader wanted to see all the same, until the page is left. */
const uncovered = signal(/** @type {ReadonlySet<number>} */ (new Set()));

/** Whether what somebody says stays covered: the reader has blocked them. @param {{id: number, author: {id: number}}} message */
export function useCovered({ id, author }) {
  const { store } = useApp();
  return useComputed(() => store.friends.value.byUser[author.id]?.kind === 'blocked' && !uncovered.value.has(id)).value;
}

/** In place of the message. @param {{message: {id: number}, id: string}} props */
export function CoveredMessage({ message, id }) {
  const show = () => { uncovered.value = new Set([...uncovered.value, message.id]); };
  return html`<p class="message-covered" id=${id}>${t('message.of_blocked')} <button type="button" class="link-button" onClick=${show}>${t('message.show')}</button></p>`;
}
