import { openMenu } from '../../components/context-menu.js';
import { IconButton } from '../../components/icon-button.js';
import { Icon } from '../../components/icon.js';
import { lazy } from '../../components/lazy.js';
import { memo } from '../../components/memo.js';
import { orderStep } from '../../components/order-keys.js';
import { whenThere } from '../../components/when-there.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { openChannelSettings } from '../channel-settings/open-channel-settings.js';
import { onGlass, openDialog, pane } from '../shell/ui.js';
import { ChannelIcon } from './channel-icon.js';

const InvitePeople = lazy(() => import('../invites/invite-people.js'), 'InvitePeople');

/**
 * @typedef {import('../../state/types.js').Channel} Channel
 * @typedef {{channel: Channel, unread: boolean, mentions: number, muted: boolean, selected: boolean, href: string, preview: 'write'|'read'|'hidden'|null}} Row
 */

/** One of hundreds: drawn again only when something about it has changed. */
export const ChannelRow = memo(drawRow);

/** @param {Row} row */
function drawRow({ channel, unread, mentions, muted, selected, href, preview }) {
  const app = useApp();
  const { views, actions } = app;
  const drafted = !selected && views.draft(channel.id).value.trim() !== '';
  /** @param {MouseEvent} event */
  const open = (event) => {
    actions.followLink(event);
    pane.value = 'chat';
    if (selected && event.defaultPrevented && !onGlass.peek()) document.getElementById('composer')?.focus();
  };
  /** @param {KeyboardEvent} event */
  const keys = (event) => {
    const step = views.canInGuild(channel.guild_id ?? 0, 'MANAGE_CHANNELS') ? orderStep(event) : null;
    if (step === null) return;
    event.preventDefault();
    whenThere(() => import('./move-entries.js'), ({ stepOf }) => stepOf(app, channel, step)?.());
  };
  return html`<li class="channel-row" data-drag=${`c:${channel.id}`} data-unread=${unread ? '' : undefined} data-muted=${muted ? '' : undefined} data-preview=${preview ?? undefined}
    onContextMenu=${(/** @type {any} */ event) => openMenu(event, channel.name, async () => (await import('./channel-menu.js')).channelEntries(app, channel))}>
    <a class="channel-link" href=${href} aria-current=${selected ? 'page' : undefined} onClick=${open} onKeyDown=${keys}>
      <${ChannelIcon} channel=${channel} /><span class="channel-name truncate" aria-hidden="true">${channel.name}</span>
      <span class="visually-hidden">${channelLabel({ name: channel.name, unread, mentions, muted, preview })}</span>
      ${drafted && html`<span class="channel-draft" data-tip=${t('channel.draft')}><${Icon} name="pencil" size=${16} /></span>`}
      ${preview === 'hidden' && html`<${Icon} name="eye-off" size=${16} />`}
      ${preview === 'read' && html`<${Icon} name="lock" size=${16} />`}
      ${mentions > 0 && html`<span class="badge" aria-hidden="true">${mentions > 99 ? '99+' : mentions}</span>`}
    </a>
    <${RowTools} channel=${channel} />
  </li>`;
}

/** For a pointer that hovers; the menu of the row has the same. @param {{channel: Channel}} props */
function RowTools({ channel }) {
  const { store, views } = useApp();
  const guild = store.guilds.value.byId[channel.guild_id ?? 0];
  const mayInvite = guild && views.can(channel.id, 'CREATE_INSTANT_INVITE');
  const mayManage = views.can(channel.id, 'MANAGE_CHANNELS');
  if (!mayInvite && !mayManage) return null;
  return html`<span class="channel-tools" data-no-drag>
    ${mayInvite && html`<${IconButton} icon="user-plus" small tabindex="-1" label=${t('channel.invite_to', { name: channel.name })} onClick=${() => openDialog(InvitePeople, { guild })} />`}
    ${mayManage && html`<${IconButton} icon="settings" small tabindex="-1" label=${t('channel.settings_of', { name: channel.name })} onClick=${() => openChannelSettings(channel.id)} />`}
  </span>`;
}

/** @param {Pick<Row, 'unread'|'mentions'|'muted'|'preview'> & {name: string}} row */
function channelLabel({ name, unread, mentions, muted, preview }) {
  if (preview === 'hidden') return t('channel.label_hidden', { name });
  if (mentions > 0) return t('channel.mentions', { name, count: mentions });
  if (unread) return t('channel.unread', { name });
  return muted ? t('channel.label_muted', { name }) : name;
}
