import { useEffect } from 'preact/hooks';
import { lazy } from '../../components/lazy.js';
import { whenThere } from '../../components/when-there.js';
import { shortcutOf } from '../../lib/shortcuts.js';
import { useApp } from '../../state/context.js';
import { openCreateGuild } from '../guilds/open-create-guild.js';
import { readUpTo } from '../messages/list-place.js';
import { openSearch } from '../search/open-search.js';
import { openSettings } from '../settings/open-settings.js';
import { toggleMembers } from './header.js';
import { toggleInbox, togglePins } from './panel-buttons.js';
import { closePanel, closePopover, closeScreen, dialog, drawerMode, drawerOpen, openDialog, panel, popover, screen } from './ui.js';

export const QuickSwitcher = lazy(() => import('../switcher/quick-switcher.js'), 'QuickSwitcher', { typed: true });
const ShortcutHelp = lazy(() => import('../settings/shortcut-help.js'), 'ShortcutHelp');

/**
 * What each shortcut of the window does; lib/shortcuts.js says by which keys.
 * @type {Record<string, (app: import('../../state/app.js').App, event: KeyboardEvent) => void>}
 */
const ACTS = {
  switcher: () => letGo(() => openDialog(QuickSwitcher)),
  help: () => openDialog(ShortcutHelp),
  settings: () => openSettings(),
  create_guild: () => openCreateGuild(),
  members: ({ store, actions }) => toggleMembers(store, actions),
  pins: ({ views }) => views.currentChannel.value && togglePins(),
  inbox: () => toggleInbox(),
  search: (app) => letGo(() => openSearch(app, { here: true })),
  previous_channel: (app) => move(({ moveChannel }) => moveChannel(app, -1)),
  next_channel: (app) => move(({ moveChannel }) => moveChannel(app, 1)),
  previous_unread: (app) => move(({ moveUnread }) => moveUnread(app, -1)),
  next_unread: (app) => move(({ moveUnread }) => moveUnread(app, 1)),
  previous_mention: (app) => move(({ moveMention }) => moveMention(app, -1)),
  next_mention: (app) => move(({ moveMention }) => moveMention(app, 1)),
  previous_guild: (app) => move(({ moveGuild }) => moveGuild(app, -1)),
  next_guild: (app) => move(({ moveGuild }) => moveGuild(app, 1)),
  home: (app) => move(({ toggleHome }) => toggleHome(app)),
  back: () => history.back(),
  forward: () => history.forward(),
  next_region: () => move(({ nextRegion }) => nextRegion(1)),
  previous_region: () => move(({ nextRegion }) => nextRegion(-1)),
  page_up: () => turnPage(-1),
  page_down: () => turnPage(1),
  oldest_unread: (app) => toOldestUnread(app),
  mark_read: (app) => leaveOrSettle(app),
  mark_guild_read: ({ store, actions }) => store.route.value.guildId && actions.markGuildRead(store.route.value.guildId),
};

/** @param {(moves: typeof import('./moves.js')) => void} go */
const move = (go) => void whenThere(() => import('./moves.js'), go);

/** What is typed from now on is not for the message box, also while the part that will take it is on its way. @param {() => void} open */
function letGo(open) {
  /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
  open();
}

/** Over a dialog or a screen nothing else is moved. */
const OVER_ALL = new Set(['switcher', 'help', 'settings']);

/** Keys that work wherever the focus is. A component nearer to the focus takes a key first by preventDefault. */
export function useGlobalKeys() {
  const app = useApp();
  useEffect(() => {
    /** @param {KeyboardEvent} event */
    const key = (event) => {
      if (event.defaultPrevented || event.isComposing) return;
      const id = shortcutOf(event, 'window');
      const act = id && mayAct(id) ? ACTS[id] : null;
      if (!act) return;
      event.preventDefault();
      act(app, event);
    };
    document.addEventListener('keydown', key);
    document.addEventListener('keydown', typeAnywhere);
    return () => {
      document.removeEventListener('keydown', key);
      document.removeEventListener('keydown', typeAnywhere);
    };
  }, [app]);
}

/** @param {string} id */
function mayAct(id) {
  if (dialog.value) return OVER_ALL.has(id) && id !== 'settings';
  return !screen.value || OVER_ALL.has(id) || id === 'mark_read';
}

/** Esc closes what is open, the nearest first; else what is here is read, and the newest is shown. @param {import('../../state/app.js').App} app */
function leaveOrSettle({ store, actions }) {
  const { channelId } = store.route.value;
  if (popover.value) closePopover();
  else if (screen.value) closeScreen();
  else if (panel.value) closePanel();
  else if (drawerMode.value && drawerOpen.value) drawerOpen.value = false;
  else if (channelId) {
    actions.markRead(channelId);
    actions.jumpToPresent(channelId);
    document.dispatchEvent(new CustomEvent('guildhall:present'));
  }
}

/** The messages move wherever the focus is. @param {1 | -1} way */
function turnPage(way) {
  const list = document.querySelector('.messages-scroll');
  list?.scrollBy({ top: way * 0.85 * list.clientHeight });
}

/** @param {import('../../state/app.js').App} app */
function toOldestUnread({ store, actions }) {
  const { channelId } = store.route.value;
  if (channelId && readUpTo.value) actions.jumpTo(channelId, readUpTo.value);
  else turnPage(-1);
}

/** Whoever starts to type while no field has the focus writes a message. @param {KeyboardEvent} event */
function typeAnywhere(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const writes = [...event.key].length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
  const free = target === document.body || (target.closest('.app') !== null && !target.closest('input, textarea, select, .message'));
  if (!writes || !free || screen.value || dialog.value || popover.value || event.defaultPrevented || document.querySelector('.lazy')) return;
  /** @type {HTMLElement | null} */ (document.querySelector('#composer'))?.focus();
}
