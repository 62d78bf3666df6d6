import { useEffect } from 'preact/hooks';
import { toggleMenu } from '../../components/context-menu.js';
import { IconButton } from '../../components/icon-button.js';
import { useRoving } from '../../components/roving.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { recentEmoji } from '../emoji/recent.js';
import { narrow } from '../shell/ui.js';
import { pickReaction, react, reply } from './message-acts.js';
import { mayOn } from './message-rights.js';
import { entriesOf, fetchMenu } from './open-message-menu.js';

const QUICK = 3;
/** More than there are buttons: they stand in one row. */
const COLUMNS = 10;

/** Floats over the message under the pointer or the focus. @param {{message: import('../../state/types.js').RowMessage, owner: string}} props */
export function MessageTools({ message, owner }) {
  const app = useApp();
  const may = mayOn(app, message);
  const quick = may.react && !narrow.value ? recentEmoji.value.slice(0, QUICK) : [];
  /** @param {any} event */
  const openMore = (event) => toggleMenu(event, t('message.actions'), entriesOf(app, message, event.currentTarget.closest('.message')), { owner });
  const { ref, onKeyDown } = useRoving('.icon-button', { columns: COLUMNS });
  useEffect(() => void fetchMenu().catch(() => undefined), []);
  return html`<div class="message-tools" role="toolbar" aria-label=${t('message.actions')} ref=${ref} onKeyDown=${onKeyDown}>
    ${quick.map((emoji) => html`<button type="button" class="icon-button" key=${emoji}
      aria-label=${t('reaction.add_one', { emoji })} data-tip=${t('reaction.add_one', { emoji })} onClick=${() => react(app, message, emoji)}><span class="emoji-glyph">${emoji}</span></button>`)}
    ${may.react && html`<${IconButton} icon="smile-plus" label=${t('reaction.add')} aria-haspopup="dialog" onClick=${(/** @type {any} */ event) => pickReaction(app, message, event.currentTarget, owner)} />`}
    ${may.reply && html`<${IconButton} icon="reply" label=${t('message.reply')} onClick=${(/** @type {MouseEvent} */ event) => reply(app, message, event.shiftKey)} />`}
    ${may.edit && html`<${IconButton} icon="pencil" label=${t('action.edit')} onClick=${() => app.actions.startEdit(message.channel_id, message.id)} />`}
    <${IconButton} icon="ellipsis" label=${t('action.more')} aria-haspopup="menu" onClick=${openMore} />
  </div>`;
}
