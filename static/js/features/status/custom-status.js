import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { FormError } from '../../components/field.js';
import { IconButton } from '../../components/icon-button.js';
import { Select } from '../../components/select.js';
import { formatDuration } from '../../lib/duration.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createStatus } from '../../state/actions/status.js';
import { useApp } from '../../state/context.js';
import { EmojiPicker } from '../emoji/emoji-picker.js';
import { togglePopover } from '../shell/ui.js';

const LONGEST = 128;
const LENGTHS = [1800, 3600, 14_400];

/** A few words of one's own, for a while. @param {{onClose: () => void}} props */
export function CustomStatusDialog({ onClose }) {
  const { store, use } = useApp();
  const old = store.session.value.me?.custom_status;
  const [text, setText] = useState(old?.text ?? '');
  const [emoji, setEmoji] = useState(old?.emoji ?? '');
  const [until, setUntil] = useState('today');
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  /** @param {Event} event */
  const submit = async (event) => {
    event.preventDefault();
    if (state.busy) return;
    setState({ busy: true, error: null });
    const custom = text.trim() || emoji ? { text: text.trim() || null, emoji: emoji || null, ...clearAfter(until) } : null;
    const result = await use(createStatus).setCustom(custom);
    if (result.ok) onClose();
    else setState({ busy: false, error: result.error });
  };
  const options = [
    { value: 'today', label: t('status.clear_today') },
    ...LENGTHS.map((seconds) => ({ value: String(seconds), label: t('status.clear_in', { time: formatDuration(seconds) }) })),
    { value: 'never', label: t('status.clear_never') },
  ];
  return html`<${Dialog} title=${t('status.custom')} onClose=${onClose}>
    <form class="settings" onSubmit=${submit}>
      <div class="field">
        <label class="field-label" for="custom-status">${t('status.custom_text')}</label>
        <div class="field-box">
          <button type="button" class="status-emoji" aria-label=${emoji ? t('status.emoji_change', { emoji }) : t('status.emoji_choose')} aria-haspopup="dialog"
            onClick=${(/** @type {any} */ event) => togglePopover(event.currentTarget, EmojiPicker, { onPick: setEmoji })}>${emoji || '🙂'}</button>
          <input class="field-input" id="custom-status" value=${text} maxlength=${LONGEST} autocomplete="off" data-autofocus onInput=${(/** @type {any} */ event) => setText(event.currentTarget.value)} />
          ${(text || emoji) && html`<${IconButton} icon="x" small label=${t('status.custom_clear')} onClick=${() => { setText(''); setEmoji(''); }} />`}
        </div>
      </div>
      <${Select} label=${t('status.clear_after')} value=${until} options=${options} onChange=${setUntil} />
      ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
      <div class="dialog-actions">
        <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
        <${Button} type="submit" kind="primary" busy=${state.busy}>${t('action.save')}<//>
      </div>
    </form>
  <//>`;
}

/** In seconds from now. @param {string} until @returns {{clear_after?: number}} */
function clearAfter(until) {
  if (until === 'never') return {};
  return { clear_after: until === 'today' ? Math.max(60, Math.round((new Date().setHours(24, 0, 0, 0) - Date.now()) / 1000)) : Number(until) };
}
