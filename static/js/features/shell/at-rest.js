/** What can wait until the page has been drawn, for visitors too: the service worker, what is no news any more, the badge of unread mentions, the colour of the window's frame, fingers. */
import { computed, effect } from '@preact/signals';
import { holdFocus } from '../../components/hold-focus.js';
import { atRest } from '../../lib/at-rest.js';
import { t } from '../../lib/i18n.js';
import { thisDevice } from '../../net/device.js';
import { forgetPictures, leaveForWorker, lookForUpdate, startWorker } from '../../net/worker.js';
import { parsePath } from '../../state/address.js';

/** Once in a window. */
let isAtRest = false;

/** @param {import('../../state/app.js').App} app */
export function comeToRest(app) {
  if (isAtRest) return;
  isAtRest = true;
  const { store, views, actions } = app;
  const isSignedOut = computed(() => store.session.value.phase === 'signed_out');
  if (matchMedia('(any-pointer: coarse)').matches) listenToFingers();
  holdFocus();
  // Where none may be shown, none is to be taken back.
  if (globalThis.Notification?.permission === 'granted') atRest(() => import('../notifications/old-news.js'), ({ takeBackOldNews }) => takeBackOldNews(app));
  startWorker({
    onNewVersion: () => atRest(() => import('./update-notice.js'), ({ tellOfUpdate }) => tellOfUpdate()),
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
