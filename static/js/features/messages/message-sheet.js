import { Modal } from '../../components/dialog.js';
import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { recentEmoji } from '../emoji/recent.js';
import { react } from './message-acts.js';
import { mayOn } from './message-rights.js';

const QUICK = 6;

/**
 * The message's menu under a thumb.
 * @param {{message: import('../../state/types.js').RowMessage, entries: import('../../components/menu.js').MenuEntry[], onClose: () => void}} props
 */
export function MessageSheet({ message, entries, onClose }) {
  const app = useApp();
  /** @param {string} emoji */
  const pick = (emoji) => {
    onClose();
    react(app, message, emoji);
  };
  /** @param {MouseEvent} event @param {import('../../components/menu.js').MenuItemEntry} entry */
  const select = (event, entry) => {
    onClose();
    entry.onSelect?.(event);
  };
  return html`<${Modal} class="message-sheet" label=${t('message.actions')} onClose=${onClose}>
    ${mayOn(app, message).react && html`<div class="message-sheet-quick">
      ${recentEmoji.value.slice(0, QUICK).map((emoji) => html`<button type="button" key=${emoji} aria-label=${t('reaction.add_one', { emoji })} onClick=${() => pick(emoji)}><span class="emoji-glyph">${emoji}</span></button>`)}
    </div>`}
    <div class="message-sheet-entries" tabindex="-1" data-autofocus>
      ${entries.map((entry, index) => (entry === 'line'
        ? html`<div class="menu-line" role="separator" key=${index} />`
        : html`<button type="button" class=${`menu-item ${entry.danger ? 'menu-item-danger' : ''}`} key=${entry.label} onClick=${(/** @type {MouseEvent} */ event) => select(event, entry)}>
            ${entry.icon && html`<${Icon} name=${entry.icon} />`}<span>${entry.label}</span>
          </button>`))}
    </div>
  <//>`;
}
