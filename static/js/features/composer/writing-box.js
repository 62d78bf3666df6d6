import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from '../../components/icon-button.js';
import { lazy } from '../../components/lazy.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { ScheduledBar } from '../scheduled/scheduled-bar.js';
import { onGlass } from '../shell/ui.js';
import { StickerButton } from '../stickers/sticker-button.js';
import { UploadTray } from '../uploads/upload-tray.js';
import { AddMenu } from './add-menu.js';
import { assist } from './assisting.js';
import { composerKey } from './composer-keys.js';
import { Counter } from './counter.js';
import { EmojiButton } from './emoji-button.js';
import { SmartText } from './smart-text.js';
import { useOutgoing } from './use-outgoing.js';

/** @typedef {import('../../state/types.js').Channel} Channel */

const ReplyBar = lazy(() => import('./reply-bar.js'), 'ReplyBar');
const SlowModeNote = lazy(() => import('./slow-mode-note.js'), 'SlowModeNote');
const TooLong = lazy(() => import('./too-long.js'), 'TooLong');

/** @param {{channel: Channel}} props */
export function WritingBox({ channel }) {
  const app = useApp();
  const { views, actions } = app;
  const box = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const text = views.draft(channel.id).value;
  const out = useOutgoing(channel, text);
  const name = views.channelName(channel);
  const direct = channel.guild_id === null;
  const parts = assist.value;
  const reply = views.replyTo(channel.id).value;
  useReadyToWrite(channel, box);

  /** @param {string} value */
  const write = (value) => {
    actions.setDraft(channel.id, value);
    actions.typing(channel.id, value);
    out.clearProblem();
  };
  const send = () => {
    out.send();
    box.current?.focus();
  };
  return html`<form class="composer" aria-label=${t('composer.form')} onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); send(); }} data-region>
    <${ScheduledBar} channel=${channel} />
    ${reply && html`<${ReplyBar} channel=${channel} reply=${reply} />`}
    ${out.problem && html`<p class="composer-problem" role="alert">${errorText(out.problem)}</p>`}
    ${parts && html`<${parts.CommandHint} text=${text} inGuild=${!direct} />`}
    ${out.length > out.limit && html`<${TooLong} channel=${channel} text=${text} length=${out.length} limit=${out.limit} />`}
    <${UploadTray} channel=${channel} />
    <${SmartText} id="composer" boxRef=${box} channel=${channel} withCommands label=${direct ? t('composer.label_direct', { name }) : t('composer.label', { name })} placeholder=${direct ? t('composer.placeholder_direct', { name }) : t('composer.placeholder', { name })}
      value=${text} onInput=${write} onEnter=${send} onKeyDown=${(/** @type {KeyboardEvent} */ event) => composerKey(event, app, channel, text)} data-stop=""
      before=${html`<${AddMenu} channel=${channel} />`}>
      <${Counter} length=${out.length} limit=${out.limit} />
      ${out.slow.slowed > 0 && html`<${SlowModeNote} slow=${out.slow} />`}
      <${StickerButton} channel=${channel} />
      <${EmojiButton} channel=${channel} boxRef=${box} />
      <${IconButton} icon="send-horizontal" class="composer-send" label=${t('action.send')} type="submit" data-ready=${out.ready ? '' : undefined} aria-disabled=${out.ready ? undefined : 'true'} />
    <//>
  </form>`;
}

/** The box has the focus when a channel opens and when an answer is begun; what was written is kept when the reader leaves. @param {Channel} channel @param {{current: HTMLTextAreaElement | null}} box */
function useReadyToWrite(channel, box) {
  const { views, actions } = useApp();
  const answered = views.replyTo(channel.id).value?.messageId;
  useEffect(() => {
    if (!onGlass.peek()) box.current?.focus({ preventScroll: true });
    const leave = () => document.visibilityState === 'hidden' && actions.saveDrafts();
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      actions.saveDrafts();
    };
  }, []);
  useLayoutEffect(() => { if (answered) box.current?.focus({ preventScroll: true }); }, [answered]);
}
