import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { useApp } from '../../../state/context.js';

/** @typedef {import('../../../state/types.js').RowMessage} RowMessage */

/** @type {Record<string, (message: RowMessage, other: string) => string>} */
const SAYINGS = {
  member_joined: () => t('system.member_joined'),
  message_pinned: () => t('system.message_pinned'),
  poll_result: (message) => pollResult(message),
  person_added: (_, name) => t('system.person_added', { name }),
  person_removed: (_, name) => t('system.person_removed', { name }),
  person_left: () => t('system.person_left'),
  conversation_renamed: ({ content }) => (content ? t('system.conversation_renamed', { name: content }) : t('system.conversation_unnamed')),
};

/** What the house says of what its author did; the name stands above. @param {RowMessage} message */
export const isSystem = (message) => message.type in SAYINGS;

/** @param {{message: RowMessage}} props */
export function SystemText({ message }) {
  const { views } = useApp();
  const other = message.mentions?.users[0];
  const name = other ? views.person(message.guild_id, other).name : '';
  return html`<p class="part-system">${SAYINGS[message.type](message, name)}</p>`;
}

/** @param {RowMessage} message */
function pollResult({ poll_result: result }) {
  if (!result) return t('system.poll_ended');
  if (!result.winner) return t('system.poll_undecided', { question: result.question });
  return t('system.poll_result', { question: result.question, winner: result.winner.text, count: result.winner.votes });
}
