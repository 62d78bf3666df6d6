import { useState } from 'preact/hooks';
import { announce } from '../../components/live-region.js';
import { toast } from '../../components/toasts.js';
import { t } from '../../lib/i18n.js';
import { createComposing } from '../../state/actions/composing.js';
import { useApp } from '../../state/context.js';
import { sendWithTray, trayCount } from '../uploads/tray.js';
import { assist, loadAssist, wantsAssist } from './assisting.js';
import { useSlowMode } from './use-slow-mode.js';

/**
 * What stands in the box, on its way out: how long it is as it will be sent, whether it may go, and what became of a command.
 * @param {import('../../state/types.js').Channel} channel
 * @param {string} text
 */
export function useOutgoing(channel, text) {
  const app = useApp();
  const { store, views, actions } = app;
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  const limit = store.session.value.limits.message_length;
  const slow = useSlowMode(channel);
  const files = trayCount(app, channel.id);
  const wish = wishOf(assist.value, text);
  const length = lengthOf(wish);
  const ready = mayGo(wish);

  /** @param {import('./assisting.js').Assist | null} parts @param {string} words @returns {import('./commands.js').Outcome | null} */
  function wishOf(parts, words) {
    return parts ? parts.outgoing(app, channel, words) : { kind: 'send', content: words.trim() };
  }

  /** @param {import('./commands.js').Outcome | null} wanted @returns {wanted is import('./commands.js').Outcome} */
  function mayGo(wanted) {
    if (wanted?.kind !== 'send') return wanted !== null;
    const size = lengthOf(wanted);
    return (size > 0 || files > 0) && size <= limit && slow.left === 0;
  }

  /** @param {string | null} nickname */
  async function rename(nickname) {
    const { setNickname } = app.use(createComposing);
    const result = await setNickname(/** @type {number} */ (channel.guild_id), nickname);
    if (!result.ok) return setProblem(result.error);
    actions.setDraft(channel.id, '');
    toast(nickname ? t('command.renamed', { name: nickname }) : t('command.unnamed'));
  }

  /** @param {import('./assisting.js').Assist | null} parts @param {string} words */
  function deliver(parts, words) {
    const wanted = wishOf(parts, words);
    if (!mayGo(wanted)) return;
    if (wanted.kind === 'nick') return rename(wanted.nickname);
    const emojis = parts?.picturesIn(app, wanted.content) ?? [];
    if (!sendWithTray(app, channel.id, wanted.content, emojis.length > 0 ? { emojis } : undefined)) return;
    parts?.forgetChoices(channel.id);
    document.dispatchEvent(new CustomEvent('guildhall:present'));
  }

  /** Names and shortcodes are sent as what they stand for, so whoever is quicker than the network waits for what knows them. */
  function send() {
    const words = views.draft(channel.id).peek();
    setProblem(null);
    if (slow.left > 0 && words.trim()) announce(() => t('slow_mode.wait', { count: slow.left }));
    const parts = assist.peek();
    if (parts ? !parts.lacksEmoji(words) : !wantsAssist(words)) return deliver(parts, words);
    prepare().then((ready) => deliver(ready, views.draft(channel.id).peek()));
  }

  return { ready, length, limit, slow, send, problem, clearProblem: () => setProblem(null) };
}

/** With the emoji's names, when they can be had. */
async function prepare() {
  const parts = await loadAssist();
  await parts?.loadEmojiLibrary();
  return parts;
}

/** As the server counts. @param {import('./commands.js').Outcome | null} wish */
function lengthOf(wish) {
  const text = wish?.kind === 'send' ? wish.content.trim() : '';
  return text.length < 500 ? text.length : [...text].length;
}
