import { useEffect, useState } from 'preact/hooks';
import { Avatar } from '../../components/avatar.js';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { FormError } from '../../components/field.js';
import { IconButton } from '../../components/icon-button.js';
import { useRoving } from '../../components/roving.js';
import { Skeleton } from '../../components/skeleton.js';
import { html } from '../../lib/html.js';
import { errorText, formatNumber, t } from '../../lib/i18n.js';
import { createMessageActs } from '../../state/actions/message_acts.js';
import { useApp } from '../../state/context.js';
import { EmojiFace } from '../emoji/emoji-face.js';
import { PersonName } from '../members/person-name.js';
import { spokenEmoji } from './reactions.js';

/**
 * Who reacted, a tab for each emoji. It follows the message while it is open.
 * @param {{channelId: number, messageId: number, emoji?: string, onClose: () => void}} props
 */
export function ReactionsDialog({ channelId, messageId, emoji, onClose }) {
  const { views } = useApp();
  const row = views.channel(channelId).value.rows.find((one) => one.type === 'message' && one.message.id === messageId);
  const message = row?.type === 'message' ? row.message : null;
  const reactions = message?.reactions ?? [];
  const [chosen, choose] = useState(emoji ?? reactions[0]?.emoji);
  const current = reactions.find((one) => one.emoji === chosen) ?? reactions[0];
  const { ref, onKeyDown } = useRoving('.reactors-tab', { current: '[aria-selected="true"]' });
  return html`<${Dialog} title=${t('reaction.dialog')} onClose=${onClose} wide>
    ${!message || !current ? html`<p class="dialog-text">${t('reaction.nobody')}</p>` : html`<div class="reactors">
      <div class="reactors-tabs" role="tablist" aria-orientation="vertical" aria-label=${t('reaction.dialog')} ref=${ref} onKeyDown=${onKeyDown}>
        ${reactions.map((one) => html`<button type="button" role="tab" class="reactors-tab" key=${one.emoji} id=${`reactors-${one.emoji}`} aria-selected=${String(one === current)} aria-controls="reactors-panel"
          aria-label=${t('reaction.toggle', { emoji: spokenEmoji(one.emoji), count: one.count })} onClick=${() => choose(one.emoji)} onFocus=${() => choose(one.emoji)}>
          <${EmojiFace} emoji=${one.emoji} url=${one.url} /><span>${formatNumber(one.count)}</span>
        </button>`)}
      </div>
      <div class="reactors-panel" role="tabpanel" id="reactors-panel" aria-labelledby=${`reactors-${current.emoji}`} tabindex="0">
        <${Reactors} key=${current.emoji} message=${message} reaction=${current} />
      </div>
    </div>`}
  <//>`;
}

/** @param {{message: import('../../state/types.js').RowMessage, reaction: import('../../state/types.js').Reaction}} props */
function Reactors({ message, reaction }) {
  const { views, actions, use } = useApp();
  const { emoji, count } = reaction;
  const [list, setList] = useState({ users: /** @type {import('../../state/types.js').User[] | null} */ (null), next: /** @type {number|null} */ (null), error: /** @type {any} */ (null) });
  const mayRemove = message.guild_id !== null && views.can(message.channel_id, 'MANAGE_MESSAGES');
  /** @param {number} [after] */
  const load = async (after) => {
    const result = await actions.reactors(message.channel_id, message.id, emoji, after);
    if (result.ok) setList((now) => ({ users: after ? [...(now.users ?? []), ...result.users] : result.users, next: result.next, error: null }));
    else setList((now) => ({ ...now, error: result.error }));
  };
  const acts = use(createMessageActs);
  /** @param {Promise<import('../../state/types.js').Result>} act */
  const done = async (act) => {
    const result = await act;
    if (!result.ok) setList((now) => ({ ...now, error: result.error }));
  };
  useEffect(() => {
    load();
  }, [emoji, count]);
  return html`
    ${list.error && html`<${FormError}>${errorText(list.error)}<//><${Button} small onClick=${() => load()}>${t('action.retry')}<//>`}
    ${!list.users && !list.error && html`<${Skeleton} rows=${4} narrow label=${t('reaction.loading')} />`}
    <ul class="reactors-list">${list.users?.map((user) => {
      const person = views.person(message.guild_id, user);
      return html`<li class="reactor" key=${user.id}>
        <${Avatar} user=${person.user} name=${person.name} size=${32} />
        <${PersonName} class="truncate" person=${person} /><span class="reactor-username truncate">${user.username}</span>
        ${mayRemove && html`<${IconButton} icon="x" small label=${t('reaction.remove_of', { name: person.name })} onClick=${() => done(acts.removeReaction(message, emoji, user.id))} />`}
      </li>`;
    })}</ul>
    ${list.next !== null && html`<${Button} small onClick=${() => load(list.next ?? undefined)}>${t('action.show_more')}<//>`}
    ${mayRemove && list.users && html`<div class="reactors-clear"><${Button} small onClick=${() => done(acts.clearReactions(message, emoji))}>${t('reaction.clear_one', { emoji: spokenEmoji(emoji) })}<//></div>`}`;
}
