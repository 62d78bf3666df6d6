import { useEffect } from 'preact/hooks';
import { useApp } from '../../state/context.js';
import { openSettings } from '../settings/open-settings.js';
import { ShortcutHelp } from '../settings/shortcut-help.js';
import { QuickSwitcher } from '../switcher/quick-switcher.js';
import { readUpTo } from '../messages/list-place.js';
import { toggleMembers } from './header.js';
import { hasCommand } from './key-text.js';
import { nextRegion } from './regions.js';
import { closePanel, closePopover, closeScreen, dialog, drawerMode, drawerOpen, openDialog, panel, popover, screen } from './ui.js';

/** Keys that work wherever the focus is. A component nearer to the focus takes a key first by preventDefault. */
export function useGlobalKeys() {
  const app = useApp();
  useEffect(() => {
    /** @param {KeyboardEvent} event */
    const key = (event) => {
      if (event.defaultPrevented || event.isComposing) return;
      const act = commandKey(event, app) ?? moveKey(event, app) ?? plainKey(event, app);
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', key);
    document.addEventListener('keydown', typeAnywhere);
    return () => {
      document.removeEventListener('keydown', key);
      document.removeEventListener('keydown', typeAnywhere);
    };
  }, [app]);
}

/** @param {KeyboardEvent} event @param {any} app @returns {(() => void) | undefined} */
function commandKey(event, { store, actions }) {
  if (!hasCommand(event) || event.altKey || event.shiftKey) return undefined;
  switch (event.code) {
    case 'KeyK': return () => openDialog(QuickSwitcher);
    case 'Slash': return () => openDialog(ShortcutHelp);
    case 'Comma': return () => openSettings();
    case 'KeyU': return () => toggleMembers(store, actions);
    default: return undefined;
  }
}

/** @param {KeyboardEvent} event @param {any} app @returns {(() => void) | undefined} */
function moveKey(event, app) {
  if (dialog.value || screen.value || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return undefined;
  const step = event.key === 'ArrowDown' ? 1 : -1;
  return hasCommand(event) ? () => moveGuild(app, step) : () => moveChannel(app, step, event.shiftKey);
}

/** @param {any} app @param {1 | -1} step @param {boolean} unreadOnly */
function moveChannel({ store, views, actions }, step, unreadOnly) {
  const { guildId, channelId } = store.route.value;
  if (!guildId) return;
  const all = views.channelSections(guildId).value.flatMap((/** @type {any} */ section) => section.channels);
  const here = all.findIndex((/** @type {any} */ row) => row.channel.id === channelId);
  for (let walked = 1; walked <= all.length; walked += 1) {
    const row = all[(here + step * walked + all.length * 2) % all.length];
    if (!unreadOnly || row.unread) {
      actions.openChannel(guildId, row.channel.id);
      return;
    }
  }
}

/** @param {any} app @param {1 | -1} step */
function moveGuild({ store, actions }, step) {
  const { order } = store.guilds.value;
  if (order.length === 0) return;
  const here = order.indexOf(store.route.value.guildId ?? order[0]);
  actions.openGuild(order[(here + step + order.length) % order.length]);
}

/** @param {KeyboardEvent} event @param {any} app @returns {(() => void) | undefined} */
function plainKey(event, app) {
  if (event.key === 'F6' && !dialog.value) return () => nextRegion(event.shiftKey ? -1 : 1);
  if (dialog.value) return undefined;
  if (screen.value && event.key !== 'Escape') return undefined;
  if (event.key === 'PageUp' || event.key === 'PageDown') return () => turnPage(app, event);
  if (event.key !== 'Escape') return undefined;
  if (popover.value) return closePopover;
  if (screen.value) return closeScreen;
  if (panel.value) return closePanel;
  if (drawerMode.value && drawerOpen.value) return () => { drawerOpen.value = false; };
  return () => settle(app, event.shiftKey);
}

/** The messages move wherever the focus is; Shift+PageUp goes to the oldest unread. @param {any} app @param {KeyboardEvent} event */
function turnPage({ store, actions }, event) {
  const { channelId } = store.route.value;
  if (event.shiftKey && event.key === 'PageUp' && readUpTo.value) {
    actions.jumpTo(channelId, readUpTo.value);
    return;
  }
  const list = document.querySelector('.messages-scroll');
  list?.scrollBy({ top: (event.key === 'PageUp' ? -0.85 : 0.85) * list.clientHeight });
}

/** Esc: what is here is read; show the newest. Shift+Esc: the whole guild is read. @param {any} app @param {boolean} wholeGuild */
function settle({ store, actions }, wholeGuild) {
  const { guildId, channelId } = store.route.value;
  if (wholeGuild && guildId) actions.markGuildRead(guildId);
  if (wholeGuild || !channelId) return;
  actions.markRead(channelId);
  actions.jumpToPresent(channelId);
  document.dispatchEvent(new CustomEvent('guildhall:present'));
}

/** Whoever starts to type while no field has the focus writes a message. @param {KeyboardEvent} event */
function typeAnywhere(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const writes = [...event.key].length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
  const free = target === document.body || (target.closest('.app') !== null && !target.closest('input, textarea, select, .message'));
  if (!writes || !free || screen.value || dialog.value || popover.value || event.defaultPrevented) return;
  /** @type {HTMLElement | null} */ (document.querySelector('#composer'))?.focus();
}
