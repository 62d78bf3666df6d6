import { openMenu } from '../../components/context-menu.js';
import { useDragList } from '../../components/drag-list.js';
import { useRoving } from '../../components/roving.js';
import { whenThere } from '../../components/when-there.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { ChannelSection } from './channel-section.js';
import { openCreateChannel } from './open-create-channel.js';
import { UnreadPill, useUnreadBeyond } from './unread-pills.js';

/** @param {{guild: import('../../state/types.js').Guild}} props */
export function ChannelList({ guild }) {
  const app = useApp();
  const { store, views } = app;
  const { ref, onKeyDown } = useRoving('.category-toggle, .category .icon-button, .channel-link', { current: '[aria-current="page"]' });
  const mayManage = views.canInGuild(guild.id, 'MANAGE_CHANNELS');
  const sections = views.channelSections(guild.id).value;
  const beyond = useUnreadBeyond(ref, sections);
  const channelOf = (/** @type {string} */ key) => store.channels.peek().byId[Number(key.slice(2))];
  const drag = useDragList({
    enabled: mayManage,
    mayDrag: (key) => views.can(Number(key.slice(2)), 'MANAGE_CHANNELS'),
    mayDrop: (key, target) => channelOf(key)?.type !== 'category' || channelOf(target)?.type === 'category',
    mayGoInto: (key, target) => channelOf(key)?.type !== 'category' && channelOf(target)?.type === 'category',
    onDrop: (key, { key: target, where }) => {
      const [moved, onto] = [channelOf(key), channelOf(target)];
      if (moved && onto) whenThere(() => import('./move-entries.js'), ({ dropOnto }) => dropOnto(app, moved, onto, where));
    },
  });
  return html`<div class="channels-frame">
    <${UnreadPill} side="above" mark=${beyond.above} onGo=${beyond.go} />
    <nav class="channels" aria-label=${t('nav.channels')} ref=${(/** @type {any} */ element) => { ref.current = element; drag.current = element; }} onKeyDown=${onKeyDown} onScroll=${beyond.look}
      onContextMenu=${(/** @type {any} */ event) => event.target === event.currentTarget && openMenu(event, t('nav.channels'), emptyEntries(app, guild.id, mayManage))} data-region>
      ${sections.map((section) => html`<${ChannelSection} key=${section.category?.id ?? 0} section=${section} guildId=${guild.id} mayManage=${mayManage} />`)}
    </nav>
    <${UnreadPill} side="below" mark=${beyond.below} onGo=${beyond.go} />
  </div>`;
}

/** Where there is no channel under the pointer. @param {any} app @param {number} guildId @param {boolean} mayManage @returns {import('../../components/menu.js').MenuEntry[]} */
function emptyEntries({ store, actions }, guildId, mayManage) {
  const { hideMuted } = store.prefs.value;
  return [
    { label: t('channel.hide_muted'), icon: 'eye-off', checked: hideMuted, onSelect: () => actions.setPref('hideMuted', !hideMuted) },
    ...(mayManage ? [
      /** @type {const} */ ('line'),
      { label: t('channel.create'), icon: 'plus', onSelect: () => openCreateChannel({ guildId, type: 'text' }) },
      { label: t('channel.create_category'), icon: 'folder-plus', onSelect: () => openCreateChannel({ guildId, type: 'category' }) },
    ] : []),
  ];
}
