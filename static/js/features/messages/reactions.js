import { useState } from 'preact/hooks';
import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { formatNumber, namesText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { EmojiFace } from '../emoji/emoji-face.js';
import { openMenu } from '../../components/context-menu.js';
import { pickReaction, react, showReactions } from './message-acts.js';

/** @param {{message: import('../../state/types.js').RowMessage}} props */
export function Reactions({ message }) {
  const app = useApp();
  const mayReact = app.views.can(message.channel_id, 'ADD_REACTIONS');
  /** @param {string} emoji */
  const toggle = (emoji) => react(app, message, emoji);
  return html`<div class="reactions">
    ${message.reactions.map((reaction) => html`<${Reaction} key=${reaction.emoji} message=${message} reaction=${reaction} onToggle=${toggle} />`)}
    ${mayReact && html`<button type="button" class="reaction reaction-add" aria-label=${t('reaction.add')} data-tip=${t('reaction.add')} aria-haspopup="dialog"
      onClick=${(/** @type {any} */ event) => pickReaction(app, message, event.currentTarget, `reactions-${message.id}`)}><${Icon} name="smile-plus" size=${16} /></button>`}
  </div>`;
}

/** @param {{message: import('../../state/types.js').RowMessage, reaction: import('../../state/types.js').Reaction, onToggle: (emoji: string) => void}} props */
function Reaction({ message, reaction, onToggle }) {
  const { emoji, count, me, url } = reaction;
  const name = spokenEmoji(emoji);
  const show = () => showReactions(message, emoji);
  /** A finger has no tooltip to read the names in. @param {MouseEvent} event */
  const look = (event) => {
    event.preventDefault();
    event.stopPropagation();
    show();
  };
  /** @param {MouseEvent} event */
  const menu = (event) => (/** @type {PointerEvent} */ (event).pointerType === 'touch' ? look(event) : openMenu(event, name, [{ label: t('reaction.view'), icon: 'smile', onSelect: show }]));
  const [names, ask] = useReactors(message, reaction);
  return html`<button type="button" class="reaction" aria-pressed=${String(me)} aria-label=${t('reaction.toggle', { emoji: name, count })}
    data-tip=${names ?? name} onPointerEnter=${ask} onFocus=${ask} onClick=${() => onToggle(emoji)} onContextMenu=${menu}>
    <${EmojiFace} emoji=${emoji} url=${url} /><span aria-hidden="true">${formatNumber(count)}</span>
  </button>`;
}

/** A guild's emoji by its name, also when it is gone. @param {string} emoji */
export const spokenEmoji = (emoji) => emoji.replace(/^(\w+):\d+$/, ':$1:');

/**
 * Who reacted is asked for when somebody looks.
 * @param {import('../../state/types.js').RowMessage} message
 * @param {import('../../state/types.js').Reaction} reaction
 * @returns {[string | undefined, () => void]}
 */
function useReactors(message, { emoji, count, me }) {
  const { store, views, actions } = useApp();
  const [known, setKnown] = useState({ stamp: '', names: /** @type {string[]} */ ([]) });
  const stamp = `${count} ${me}`;
  const ask = async () => {
    if (known.stamp === stamp) return;
    const result = await actions.reactors(message.channel_id, message.id, emoji);
    if (!result.ok) return;
    const myId = store.session.value.me?.id;
    const names = result.users.map((user) => (user.id === myId ? t('names.you') : views.person(message.guild_id, user).name));
    setKnown({ stamp, names });
  };
  const text = known.stamp === stamp ? t('reaction.by', { names: namesText(known.names, count), emoji: spokenEmoji(emoji) }) : undefined;
  return [text, ask];
}
