/** What can wait until the app has been drawn: menus, bars, moves and what tells of news: each loads when it is wanted, and nobody shall wait for the first. */
import { early } from '../../components/lazy.js';
import { createFirstNews } from '../../state/actions/first_news.js';
import { SearchPanel } from '../search/open-search.js';
import { comeToRest } from './at-rest.js';
import { QuickSwitcher } from './keys.js';

/** Long enough for what the screen itself still asks for. */
const AHEAD_AFTER = 3000;

const notifier = () => import('../notifications/notifier.js');

/** @type {((app: import('../../state/app.js').App) => Promise<unknown>)[]} */
const AHEAD = [
  // These are typed into at once.
  QuickSwitcher.preload,
  SearchPanel.preload,
  () => import('../../components/early-keys.js').then(({ holdKeys }) => { early.hold = holdKeys; }),
  notifier,
  () => import('../../components/menu.js'),
  () => import('../../components/drag.js'),
  (app) => import('../messages/message-menu.js').then(({ knowSaved }) => app.store.session.peek().phase === 'ready' && knowSaved(app)),
  () => import('../members/user-menu.js'),
  () => import('../channels/channel-menu.js'),
  () => import('../guilds/guild-menu.js'),
  () => import('../guilds/order-entries.js'),
  () => import('../composer/locked.js'),
  () => import('../composer/reply-bar.js'),
  () => import('./moves.js'),
  () => import('./update-notice.js'),
];

/** Once in a window, whoever signs in after another. */
let isSettled = false;

/** @param {import('../../state/app.js').App} app */
export function settleIn(app) {
  comeToRest(app);
  if (isSettled) return;
  isSettled = true;
  app.use(createFirstNews).await(async () => (await notifier()).listenForNews(app));
  setTimeout(fetchAhead, AHEAD_AFTER, app);
}

/** A failure is no matter yet. @param {import('../../state/app.js').App} app */
function fetchAhead(app) {
  for (const load of AHEAD) load(app).catch(() => undefined);
}
