/** What can wait until the page has been drawn: the service worker, notices of news, the badge of unread mentions, the colour of the window's frame, fingers. */
import { computed, effect, signal } from '@preact/signals';
import { h, render } from 'preact';
import { t } from '../../lib/i18n.js';
import { thisDevice } from '../../net/device.js';
import { forgetPictures, leaveForWorker, lookForUpdate, startWorker } from '../../net/worker.js';
import { parsePath } from '../../state/address.js';
import { listenForNews, takeBackOldNews } from '../notifications/notifier.js';
import { UpdateNotice } from './update-notice.js';

/** Long enough for what the screen itself still asks for. */
const AHEAD_AFTER = 3000;

/** Menus, bars and moves: each loads when it is wanted, and nobody shall wait for the first. @type {((app: import('../../state/app.js').App) => Promise<unknown>)[]} */
const AHEAD = [
  (app) => import('../messages/message-menu.js').then(({ knowSaved }) => app.store.session.peek().phase === 'ready' && knowSaved(app)),
  () => import('../members/user-menu.js'),
  () => import('../channels/channel-menu.js'),
  () => import('../guilds/guild-menu.js'),
  () => import('../guilds/order-entries.js'),
  () => import('../composer/locked.js'),
  () => import('../composer/reply-bar.js'),
  () => import('./moves.js'),
];

/** @param {import('../../state/app.js').App} app */
export function comeToRest(app) {
  const { store, views, actions } = app;
  const isOutdated = signal(false);
  const place = document.body.appendChild(document.createElement('div'));
  render(h(UpdateNotice, { shown: isOutdated }), place);

  const isSignedOut = computed(() => store.session.value.phase === 'signed_out');
  listenForNews(app);
  if (matchMedia('(any-pointer: coarse)').matches) listenToFingers();
  takeBackOldNews(app);
  startWorker({
    onNewVersion: () => {
      isOutdated.value = true;
    },
    onOpen: (path) => {
      const { guildId, channelId, messageId } = parsePath(path);
      if (channelId) actions.openChannel(guildId, channelId, messageId ?? undefined);
    },
    isLookedAt: (channelId) => {
      const { focused, channelId: viewed } = store.viewing.value;
      return focused && viewed === channelId;
    },
  });

  effect(() => {
    if (store.connection.value.status === 'online') lookForUpdate();
  });
  effect(() => {
    leaveForWorker({ newMessage: t('push.new_message'), signedOut: isSignedOut.value });
  });
  effect(() => {
    if (isSignedOut.value) forgetReader();
  });
  effect(() => showMentions(store.session.value.me ? views.mentions.value : 0));
  effect(() => {
    views.theme.value;
    colourFrame();
  });
  setTimeout(fetchAhead, AHEAD_AFTER, app);
}

/** Neither whose faces were seen nor what is still under way to this device is anybody's business. */
async function forgetReader() {
  forgetPictures();
  const subscription = await thisDevice.subscription().catch(() => null);
  await subscription?.unsubscribe().catch(() => undefined);
}

async function listenToFingers() {
  const part = await import('./fingers.js').catch(() => null);
  part?.listenToFingers();
}

/** A failure is no matter yet. @param {import('../../state/app.js').App} app */
function fetchAhead(app) {
  for (const load of AHEAD) load(app).catch(() => undefined);
}

/** On the installed app's icon, and on the tab's. @param {number} count */
function showMentions(count) {
  if ('setAppBadge' in navigator) navigator.setAppBadge(count).catch(() => undefined);
  const link = /** @type {HTMLLinkElement|null} */ (document.querySelector('link[rel="icon"]'));
  if (link) link.href = link.href.replace(/[\w-]+\.svg$/, count > 0 ? 'mark-badge.svg' : 'mark.svg');
}

/** The browser's own bars take the colour of what they touch. */
function colourFrame() {
  const { backgroundColor } = getComputedStyle(document.documentElement);
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', backgroundColor);
}
