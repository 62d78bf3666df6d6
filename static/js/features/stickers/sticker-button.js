import { useRef } from 'preact/hooks';
import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { keysOf } from '../../lib/shortcuts.js';
import { useWindowKey } from '../composer/use-window-key.js';
import { keyText } from '../shell/key-text.js';
import { togglePopover } from '../shell/ui.js';
import { StickerPicker } from './sticker-picker.js';

/** In the composer's row. @param {{channel: import('../../state/types.js').Channel}} props */
export function StickerButton({ channel }) {
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const open = () => button.current && togglePopover(button.current, StickerPicker, { channelId: channel.id }, 'composer-stickers');
  useWindowKey('stickers', open);
  return html`<${IconButton} ref=${button} icon="sticker" class="composer-stickers" label=${t('sticker.title')} keys=${keyText(keysOf('stickers'))} aria-haspopup="dialog" onClick=${open} />`;
}
