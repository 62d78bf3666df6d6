/**
 * Puts somebody's name into the message that is being written.
 * @param {import('../../state/app.js').App} app
 * @param {number} channelId
 * @param {import('../../state/types.js').User} user
 */
export function mention({ views, actions }, channelId, user) {
  const text = views.draft(channelId).peek();
  const space = text === '' || /\s$/.test(text) ? '' : ' ';
  actions.setDraft(channelId, `${text}${space}@${user.username} `);
  requestAnimationFrame(() => document.getElementById('composer')?.focus());
}
