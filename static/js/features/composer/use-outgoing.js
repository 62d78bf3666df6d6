import { useState } from 'preact/hooks';
import { announce } from '../../components/live-region.js';
import { toast } from '../../components/toasts.js';
import { t } from '../../lib/i18n.js';
import { createComposing } from '../../state/actions/composing.js';
import { useApp } from '../../state/context.js';
import { sendWithTray, trayCount } from '../uploads/tray.js';
import { forgetChoices, outgoing } from './outgoing.js';
import { useSlowMode } from './use-slow-mode.js';

/**
 * What stands in the box, on its way out: how long it is as it will be sent, whether it may go, and what became of a command.
 * @param {import('../../state/types.js').Channel} channel
 * @param {string} text
 */
export function useOutgoing(channel, text) {
  const app = useApp();
  const { store, actions } = app;
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  const limit = store.session.value.limits.message_length;
  const slow = useSlowMode(channel);
  const wish = outgoing(app, channel, text);
  const length = wish?.kind === 'send' ? lengthOf(wish.content.trim()) : 0;
  const ready = wish !== null && (wish.kind !== 'send' || ((length > 0 || trayCount(app, channel.id) > 0) && length <= limit && slow.left === 0));

  /** @param {string | null} nickname */
  async function rename(nickname) {
    const { setNickname } = app.use(createComposing);
    const result = await setNickname(/** @type {number} */ (channel.guild_id), nickname);
    if (!result.ok) return setProblem(result.error);
    actions.setDraft(channel.id, '');
    toast(nickname ? t('command.renamed', { name: nickname }) : t('command.unnamed'));
  }

  /** Whether something has left. */
  function send() {
    setProblem(null);
    if (slow.left > 0 && text.trim()) announce(() => t('slow_mode.wait', { count: slow.left }));
    if (!ready) return false;
    if (wish.kind === 'nick') {
      rename(wish.nickname);
      return false;
    }
    if (!sendWithTray(app, channel.id, wish.content)) return false;
    forgetChoices(channel.id);
    return true;
  }

  return { ready, length, limit, slow, send, problem, clearProblem: () => setProblem(null) };
}

/** As the server counts. @param {string} text */
const lengthOf = (text) => (text.length < 500 ? text.length : [...text].length);
