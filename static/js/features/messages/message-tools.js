import { copyText } from '../../components/copy-text.js';
import { IconButton } from '../../components/icon-button.js';
import { Menu } from '../../components/menu.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { EmojiPicker } from '../emoji/emoji-picker.js';
import { recentEmoji } from '../emoji/recent.js';
import { togglePopover } from '../shell/ui.js';
import { mayOn, removeMessage } from './message-acts.js';

const QUICK = 3;

/** Floats over the message under the pointer or the focus. @param {{message: import('../../state/types.js').RowMessage, owner: string}} props */
export function MessageTools({ message, owner }) {
  const app = useApp();
  const { views, actions } = app;
  const may = mayOn(views, message);
  /** @param {string} emoji */
  const react = (emoji) => actions.toggleReaction(message.channel_id, message.id, emoji);
  /** @param {any} view @param {any} props */
  const open = (view, props) => (/** @type {any} */ event) => togglePopover(event.currentTarget, view, props, owner);
  return html`<div class="message-tools" role="toolbar" aria-label=${t('message.actions')}>
    ${may.react && recentEmoji.value.slice(0, QUICK).map((emoji) => html`<button type="button" class="icon-button" key=${emoji}
      aria-label=${t('reaction.add_one', { emoji })} data-tip=${t('reaction.add_one', { emoji })} onClick=${() => react(emoji)}><span class="emoji-glyph">${emoji}</span></button>`)}
    ${may.react && html`<${IconButton} icon="smile-plus" label=${t('reaction.add')} aria-haspopup="dialog" onClick=${open(EmojiPicker, { onPick: react })} />`}
    ${may.edit && html`<${IconButton} icon="pencil" label=${t('action.edit')} onClick=${() => actions.startEdit(message.channel_id, message.id)} />`}
    ${may.remove && html`<${IconButton} icon="trash-2" class="danger" label=${t('action.delete')}
      onClick=${(/** @type {MouseEvent} */ event) => removeMessage(app, message, event.shiftKey)} />`}
    <${IconButton} icon="ellipsis" label=${t('action.more')} aria-haspopup="menu"
      onClick=${open(Menu, { label: t('message.actions'), entries: moreEntries(app, message, may) })} />
  </div>`;
}

/** @param {any} app @param {import('../../state/types.js').RowMessage} message @param {{edit: boolean, remove: boolean}} may */
function moreEntries(app, message, may) {
  const { views, actions } = app;
  const href = () => new URL(views.href(message.guild_id, message.channel_id, message.id), location.href).href;
  return [
    ...(may.edit ? [{ label: t('action.edit'), icon: 'pencil', hint: 'E', onSelect: () => actions.startEdit(message.channel_id, message.id) }] : []),
    { label: t('message.copy_text'), icon: 'copy', onSelect: () => copyText(message.content) },
    { label: t('message.copy_link'), icon: 'link', onSelect: () => copyText(href()) },
    { label: t('message.mark_unread'), icon: 'mail', onSelect: () => actions.markUnread(message.channel_id, message.id) },
    ...(may.remove ? ['line', { label: t('action.delete'), icon: 'trash-2', hint: 'Del', danger: true, onSelect: (/** @type {MouseEvent} */ event) => removeMessage(app, message, event.shiftKey) }] : []),
  ];
}
