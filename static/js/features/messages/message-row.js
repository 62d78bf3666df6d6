import { memo } from '../../components/memo.js';
import { Avatar } from '../../components/avatar.js';
import { html } from '../../lib/html.js';
import { formatTime, formatWhen } from '../../lib/dates.js';
import { useApp } from '../../state/context.js';
import { openMenu } from '../../components/context-menu.js';
import { t } from '../../lib/i18n.js';
import { PersonName } from '../members/person-name.js';
import { openProfile } from '../profile/open-profile.js';
import { CoveredMessage, useCovered } from './covered.js';
import { MessageContent } from './message-content.js';
import { MessageEditor } from './message-editor.js';
import { MessageFailure } from './message-failure.js';
import { namesMe } from './message-rights.js';
import { MessageTools } from './message-tools.js';
import { openMessageMenu } from './open-message-menu.js';
import { Reactions } from './reactions.js';
import { ReplyLine } from './parts/reply-line.js';
import { useMark } from './use-mark.js';

/** @typedef {Extract<import('../../state/types.js').Row, {type: 'message'}>} MessageRowData */

/** The row object stays the same while nothing about it changed, so an unchanged row is not drawn again. */
export const MessageRow = memo(/** @param {{row: MessageRowData}} props */ ({ row }) => {
  const app = useApp();
  const { message, groupStart } = row;
  const mark = useMark(row);
  const person = app.views.person(message.guild_id, message.author);
  const chooses = mark.isChosen !== null;
  const covered = useCovered(message);
  return html`<article class="message" data-state=${message.state} data-key=${row.key} tabindex=${mark.isStop ? 0 : -1} data-stop=${mark.isStop ? '' : undefined}
    data-mention=${namesMe(app, message) ? '' : undefined} data-chosen=${mark.isChosen ? '' : undefined} onContextMenu=${(/** @type {MouseEvent} */ event) => openMessageMenu(event, app, row)}
    data-open=${mark.isOpen ? '' : undefined} data-flash=${mark.flash ? '' : undefined} aria-labelledby=${`author-${row.key} time-${row.key} text-${row.key}`}>
    ${chooses ? html`<${Choice} message=${message} isChosen=${mark.isChosen} />` : html`<${Gutter} message=${message} person=${person} groupStart=${groupStart && !covered} />`}
    <div class="message-body">
      ${covered ? html`<${CoveredMessage} message=${message} id=${`text-${row.key}`} />` : html`
      <${ReplyLine} message=${message} />
      <${Head} row=${row} person=${person} />
      ${mark.isEditing ? html`<${MessageEditor} message=${message} />` : html`<${MessageContent} message=${message} id=${`text-${row.key}`} />`}
      ${message.reactions.length > 0 && html`<${Reactions} message=${message} />`}
      ${message.state === 'failed' && html`<${MessageFailure} message=${message} />`}`}
    </div>
    ${mark.isActive && !covered && !mark.isEditing && !chooses && message.state === 'sent' && html`<${MessageTools} message=${message} owner=${row.key} />`}
  </article>`;
});

/** @param {{message: import('../../state/types.js').RowMessage, person: import('../../state/types.js').Person, groupStart: boolean}} props */
function Gutter({ message, person, groupStart }) {
  const { store } = useApp();
  const withFace = groupStart && store.prefs.value.density === 'cozy';
  return html`<div class="message-gutter">
    ${withFace ? html`<span class="message-face" onClick=${(/** @type {any} */ event) => openProfile(event.currentTarget, { guildId: message.guild_id, user: message.author })}><${Avatar} user=${person.user} name=${person.name} /></span>`
      : html`<time class="message-clock" datetime=${message.timestamp} data-tip-time=${message.timestamp} aria-hidden="true">${formatTime(message.timestamp)}</time>`}
  </div>`;
}

/** Every message says whose it is; inside a group only to those who listen. @param {{row: MessageRowData, person: import('../../state/types.js').Person}} props */
function Head({ row, person }) {
  const { message, groupStart } = row;
  return html`<div class=${groupStart ? 'message-head' : 'visually-hidden'}>
    <${Author} row=${row} person=${person} />
    <time class="message-time" id=${`time-${row.key}`} datetime=${message.timestamp} data-tip-time=${message.timestamp}>${formatWhen(message.timestamp)}</time>
  </div>`;
}

/** A press shows who that is. With the keyboard the message's own menu does. @param {{row: MessageRowData, person: import('../../state/types.js').Person}} props */
function Author({ row, person }) {
  const app = useApp();
  const who = { guildId: row.message.guild_id, user: row.message.author };
  return html`<button type="button" class="message-author" tabindex="-1" onClick=${(/** @type {any} */ event) => openProfile(event.currentTarget, who)}
    onContextMenu=${(/** @type {MouseEvent} */ event) => openMenu(event, person.name, async () => (await import('../members/user-menu.js')).userEntries(app, who))}><${PersonName} class="truncate" id=${`author-${row.key}`} person=${person} /></button>`;
}

/** While a moderator chooses several. @param {{message: import('../../state/types.js').RowMessage, isChosen: boolean | null}} props */
function Choice({ message, isChosen }) {
  return html`<div class="message-gutter message-choice">
    <input type="checkbox" tabindex="-1" checked=${isChosen} disabled=${message.state !== 'sent'} aria-label=${t('select.one', { name: message.author.username })} />
  </div>`;
}
