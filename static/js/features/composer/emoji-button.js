import { useRef } from 'preact/hooks';
import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { keysOf } from '../../lib/shortcuts.js';
import { useApp } from '../../state/context.js';
import { EmojiPicker, warmEmojiPicker } from '../emoji/emoji-picker.js';
import { keyText } from '../shell/key-text.js';
import { togglePopover } from '../shell/ui.js';
import { loadAssist } from './assisting.js';
import { insertText } from './insert-text.js';
import { useWindowKey } from './use-window-key.js';

/** @param {{channel: import('../../state/types.js').Channel, boxRef: {current: HTMLTextAreaElement | null}}} props */
export function EmojiButton({ channel, boxRef }) {
  const app = useApp();
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  /** @param {string} emoji */
  const pick = async (emoji) => {
    const parts = await loadAssist();
    if (boxRef.current) insertText(boxRef.current, parts?.boxOf(app, channel, emoji) ?? emoji);
  };
  const open = () => button.current && togglePopover(button.current, EmojiPicker, { onPick: pick, side: 'above', label: t('composer.emoji') }, 'composer');
  useWindowKey('emoji', open);
  return html`<${IconButton} ref=${button} icon="smile" label=${t('composer.emoji')} keys=${keyText(keysOf('emoji'))} aria-haspopup="dialog" onPointerEnter=${warmEmojiPicker} onClick=${open} />`;
}
