// The service worker: the client opens without a network, and push messages are shown while it is closed.
// The server puts in what stands in braces; a new build is a new worker. No answer of the API is ever kept here.
const STATIC = '{{ static }}';
const PACKS = '{{ packs }}'.split(' ');

const PAGE = '/';
const SHELL = [PAGE, ...['pack/script.js', 'pack/js/features/shell/app-frame.js', 'pack/style.css', 'img/icons.svg', 'img/mark.svg', 'vendor/inter/inter-latin-normal.woff2'].map(inBuild)];
const LATER = [...PACKS, 'vendor/inter/inter-cyrillic-normal.woff2'].map(inBuild);
const CACHE = `build:${STATIC}`;
const PICTURES = 'pictures';
const MOST_PICTURES = 200;
const LEFT = '/left'; // what the page leaves here: what a notification says in the reader's language, and whether nobody is signed in
/** A page that does not come is taken from the cache then. */
const PATIENCE = 3000;
/** A page that does not answer shows nothing to anybody. */
const ANSWERS_WITHIN = 500;

function inBuild(path) {
  return `${STATIC}/${path}`;
}

addEventListener('install', (event) => {
  event.waitUntil(keepShell());
});

async function keepShell() {
  const cache = await caches.open(CACHE);
  await cache.addAll(SHELL);
  await skipWaiting();
  cache.addAll(LATER).catch(() => undefined); // each is kept when it is needed, at the latest
}

addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

/** Of the builds before, the last one stays: pages that are open still load parts of it. */
async function takeOver() {
  const builds = (await caches.keys()).filter((name) => name.startsWith('build:') && name !== CACHE);
  await Promise.all(builds.slice(0, -1).map((name) => caches.delete(name)));
  await clients.claim();
  for (const client of await clients.matchAll({ type: 'window' })) tellBuild(client);
}

/** For a page that did not listen yet when this worker took over. */
addEventListener('message', ({ data, source }) => {
  if (data.type === 'build') tellBuild(source);
});

const tellBuild = (client) => client.postMessage({ type: 'build', path: STATIC });

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (isPage(pathname)) event.respondWith(page(request));
  } else if (/^\/static\/[0-9a-f]{12}\//.test(pathname)) event.respondWith(kept(request));
  else if (pathname.startsWith('/media/') && !request.headers.has('Range')) event.respondWith(picture(request));
});

const isPage = (path) => path === PAGE || /^\/(channels|invite)(\/|$)/.test(path);

async function page(request) {
  const cached = await caches.match(PAGE, { cacheName: CACHE });
  if (!cached) return fetch(request);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, cached));
  const fresh = fetch(request).then((answer) => (answer.status >= 500 ? cached : answer));
  return Promise.race([fresh, late]).catch(() => cached);
}

/** What lies under a build never changes. */
async function kept(request) {
  const cached = await caches.match(request, { ignoreVary: true });
  if (cached) return cached;
  const answer = await fetch(request);
  if (answer.ok && request.url.includes(STATIC)) keep(CACHE, request, answer.clone());
  return answer;
}

async function picture(request) {
  const cached = await caches.match(request, { ignoreVary: true });
  if (cached) return cached;
  const answer = await fetch(request);
  if (answer.ok && answer.status === 200) keep(PICTURES, request, answer.clone()).then(trimPictures);
  return answer;
}

async function keep(name, request, answer) {
  try {
    await (await caches.open(name)).put(request, answer);
  } catch {
    // a full disk: then it is fetched again
  }
}

/** The oldest go. */
async function trimPictures() {
  const cache = await caches.open(PICTURES);
  const known = await cache.keys();
  await Promise.all(known.slice(0, Math.max(0, known.length - MOST_PICTURES)).map((request) => cache.delete(request)));
}

addEventListener('push', (event) => {
  event.waitUntil(tell(event.data?.json() ?? {}));
});

/** What the payload holds is told in docs/events.md, "Web push". A channel has one notification: its newest. */
async function tell(news) {
  if (news.type !== 'message') return;
  const { newMessage = '', signedOut = false } = (await (await caches.match(LEFT))?.json()) ?? {};
  if (signedOut || (await isLookedAt(news.channel_id))) return;
  navigator.setAppBadge?.(news.badge);
  await registration.showNotification(news.title, {
    body: news.body ?? newMessage,
    icon: news.icon ?? inBuild('img/app-192.png'),
    tag: news.tag,
    renotify: true,
    timestamp: Date.parse(news.timestamp),
    data: { path: `/channels/${news.guild_id ?? '@me'}/${news.channel_id}/${news.message_id}` },
  });
}

/** What somebody is looking at is told to nobody. Only the page knows: its address here is the one it was loaded with. */
async function isLookedAt(channelId) {
  const inFocus = (await clients.matchAll({ type: 'window' })).filter(({ focused }) => focused);
  const answers = await Promise.all(inFocus.map((client) => ask(client, { type: 'looked_at', channelId })));
  return answers.includes(true);
}

function ask(client, question) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(resolve, ANSWERS_WITHIN, false);
    client.postMessage(question, [port2]);
  });
}

addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.path));
});

/** In a window that is there, without loading it again; else in a new one. */
async function open(path) {
  const client = (await clients.matchAll({ type: 'window' })).find(({ url }) => isPage(new URL(url).pathname));
  if (!client) return clients.openWindow(path);
  client.postMessage({ type: 'open', path });
  await client.focus();
}
