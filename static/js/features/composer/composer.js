import { useEffect, useRef } from 'preact/hooks';
import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { formatNumber, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { EmojiPicker } from '../emoji/emoji-picker.js';
import { narrow, togglePopover } from '../shell/ui.js';
import { GrowingText, insertText } from './growing-text.js';

const COUNTER_FROM = 0.9;

/** @param {{channel: import('../../state/types.js').Channel}} props */
export function Composer({ channel }) {
  const { views } = useApp();
  if (!views.can(channel.id, 'SEND_MESSAGES')) {
    return html`<div class="composer"><p class="composer-locked">${t('composer.no_permission')}</p></div>`;
  }
  return html`<${WritingBox} channel=${channel} />`;
}

/** @param {{channel: import('../../state/types.js').Channel}} props */
function WritingBox({ channel }) {
  const { store, views, actions } = useApp();
  const box = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const text = views.draft(channel.id).value;
  const limit = store.session.value.limits.message_length;
  const ready = text.trim().length > 0 && text.trim().length <= limit;
  useEffect(() => { if (!narrow.peek()) box.current?.focus({ preventScroll: true }); }, []);

  /** @param {string} value */
  const write = (value) => {
    actions.setDraft(channel.id, value);
    actions.typing(channel.id, value);
  };
  const send = () => {
    if (ready && actions.send(channel.id, text)) document.dispatchEvent(new CustomEvent('guildhall:present'));
    box.current?.focus();
  };
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.key !== 'ArrowUp' || text !== '' || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const last = views.lastOwnMessage(channel.id).value;
    if (!last) return;
    event.preventDefault();
    actions.startEdit(channel.id, last.id);
  };
  /** @param {string} emoji */
  const pick = (emoji) => box.current && insertText(box.current, emoji);
  return html`<form class="composer" onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); send(); }} data-region>
    <div class="composer-box">
      <${GrowingText} id="composer" boxRef=${box} label=${t('composer.label', { name: views.channelName(channel) })} placeholder=${t('composer.placeholder', { name: views.channelName(channel) })}
        value=${text} onInput=${write} onEnter=${send} onKeyDown=${key} data-stop="" />
      <${Counter} length=${text.trim().length} limit=${limit} />
      <${IconButton} icon="smile" label=${t('composer.emoji')} aria-haspopup="dialog"
        onClick=${(/** @type {any} */ event) => togglePopover(event.currentTarget, EmojiPicker, { onPick: pick, side: 'above' }, 'composer')} />
      <${IconButton} icon="send-horizontal" class="composer-send" label=${t('action.send')} type="submit" data-ready=${ready ? '' : undefined} aria-disabled=${ready ? undefined : 'true'} />
    </div>
  </form>`;
}

/** Silent until the end of the room is near. @param {{length: number, limit: number}} props */
function Counter({ length, limit }) {
  if (length < limit * COUNTER_FROM) return null;
  const left = limit - length;
  const words = left >= 0 ? t('composer.left', { count: left }) : t('composer.too_long', { count: -left });
  return html`<span class="composer-count" data-over=${left < 0 ? '' : undefined} data-tip=${words}>
    <span aria-hidden="true">${formatNumber(left)}</span><span class="visually-hidden">${words}</span>
  </span>`;
}
