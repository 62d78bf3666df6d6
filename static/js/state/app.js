/**
 * Puts the client together: one store, one connection, the actions and the views on them. No DOM.
 * @typedef {ReturnType<typeof createApp>} App
 */
import { createApi } from '../net/api.js';
import { createLive } from '../net/socket.js';
import { createChanging } from './actions/changing.js';
import { createClaiming } from './actions/claiming.js';
import { createDraftKeeping } from './actions/draft-keeping.js';
import { createFounding } from './actions/founding.js';
import { createHints } from './actions/hints.js';
import { createHistory } from './actions/history.js';
import { createInviting } from './actions/inviting.js';
import { createLasting } from './actions/lasting.js';
import { createMemory } from './actions/memory.js';
import { createNavigation } from './actions/navigation.js';
import { createPeople } from './actions/people.js';
import { createPreferring } from './actions/preferring.js';
import { createReading } from './actions/reading.js';
import { createResetting } from './actions/resetting.js';
import { createRooms } from './actions/rooms.js';
import { createScheduling } from './actions/scheduling.js';
import { createSending } from './actions/sending.js';
import { createSignIn } from './actions/sign_in.js';
import { takeFragment } from './address.js';
import { createStore } from './store.js';
import { createSync } from './sync.js';
import { createViews } from './views/index.js';

const AT_LEISURE = 1000;

/** @param {import('./env.js').Env} env */
export function createApp(env) {
  const { clock, random, online } = env;
  const store = createStore({ frame: env.frame, now: clock.now });
  const { signals } = store;
  /** @type {Set<(name: string, payload: any) => void>} */
  const hearers = new Set();
  const api = createApi({ fetch: env.fetch, transfer: env.transfer, onSignedOut: () => signIn.ended() });
  const live = createLive({
    io: env.io,
    csrf: api.csrf,
    refreshCsrf: api.refreshCsrf,
    clock,
    random,
    isOnline: online.value,
    onState: (change) => store.dispatch('connection_changed', change),
    onReady: (recovered, first) => sync.connected(recovered, first),
    onEvent: (name, payload) => {
      sync.hear(name, payload);
      for (const hear of hearers) hear(name, payload);
    },
    onOver: (reason) => signIn.end(reason),
  });
  const core = { store, signals, api, live, env, hearers };

  const memory = createMemory(core);
  const lasting = createLasting(core);
  const preferring = createPreferring(core);
  const rooms = createRooms(core);
  const history = createHistory(core, rooms);
  const hints = createHints(core, rooms);
  const changing = createChanging(core, rooms);
  const people = createPeople(core);
  const reading = createReading(core, rooms, history);
  const navigation = createNavigation(core, { history, people, reading, memory });
  const founding = createFounding(core, navigation, moved);
  const inviting = createInviting(core, navigation);
  const sending = createSending(core, rooms, { jumpToPresent: history.jumpToPresent, onSent });
  const sync = createSync(core, { before: startOver, after: catchUp, recovered: goOn, moved });
  const draftKeeping = createDraftKeeping(core);
  const claiming = createClaiming(core);
  const resetting = createResetting(core);
  const signIn = createSignIn(core, { memory, lasting, preferring, sync, claiming, readAddress, settle: navigation.settleHere, reset });

  /** @param {number} channelId */
  function onSent(channelId) {
    memory.setDraft(channelId, '');
    hints.stopped(channelId);
  }

  function startOver() {
    rooms.reset();
    people.restart();
  }

  function catchUp() {
    inviting.goIfMember();
    navigation.settleHere();
    goOn();
    clock.setTimeout(askForTheRest, AT_LEISURE);
  }

  /** What nobody looks for in the first second. */
  function askForTheRest() {
    if (signals.session.peek().phase !== 'ready') return;
    draftKeeping.load();
    use(createScheduling).loadScheduled();
  }

  /** Nobody stays in a place that is gone. */
  function moved() {
    const { byId } = signals.channels.peek();
    rooms.forget((id) => !(id in byId));
    const { guildId, channelId } = signals.route.peek();
    const isGone = (guildId !== null && !(guildId in signals.guilds.peek().byId)) || (channelId !== null && !(channelId in byId));
    if (isGone) navigation.settleHere();
  }

  /** Asks for what the last connection still owed (nothing, most times) and sends what waits. */
  function goOn() {
    const { channelId } = signals.viewing.peek();
    const { guildId } = signals.route.peek();
    if (channelId) history.open(channelId);
    if (guildId) people.open(guildId);
    sending.flush();
    reading.flush();
    preferring.flush();
  }

  function reset() {
    rooms.reset();
    history.reset();
    reading.reset();
    draftKeeping.reset();
    store.dispatch('viewed', { channelId: null });
  }

  /** The links that the server hands out. Returns whether a claim is among them. */
  function readAddress() {
    const invitation = takeFragment(env.location, 'invitation');
    if (invitation) store.dispatch('invitation_found', { code: invitation });
    resetting.read();
    inviting.read();
    return claiming.read();
  }

  env.location.onChange(async () => {
    if (!readAddress() || signals.session.peek().phase !== 'ready') return;
    await claiming.redeem();
    sync.resync();
  });

  online.onChange(() => (online.value() ? live.retryNow() : checkConnection()));

  /** The browser says that there is no network; a server on this machine may be there all the same. */
  async function checkConnection() {
    if (live.isConnected() && !(await api.get('/instance')).ok && !online.value()) live.drop();
    else if (!live.isConnected() && signals.connection.peek().status === 'reconnecting') store.dispatch('connection_changed', { status: 'offline' });
  }

  /** @param {number} categoryId */
  function toggleCategory(categoryId) {
    const { collapsed } = signals.prefs.peek();
    preferring.setPref('collapsed', collapsed.includes(categoryId) ? collapsed.filter((id) => id !== categoryId) : [...collapsed, categoryId]);
  }

  const actions = {
    start: signIn.start,
    login: signIn.login,
    register: signIn.register,
    logout: signIn.logout,
    askReset: resetting.askReset,
    confirmReset: resetting.confirmReset,
    leaveReset: resetting.leaveReset,
    loadSessions: signIn.loadSessions,
    revokeSession: signIn.revokeSession,
    retryNow: live.retryNow,
    openHome: navigation.openHome,
    openLastGuild: navigation.openLastGuild,
    openGuild: navigation.openGuild,
    openChannel: navigation.openChannel,
    followLink: navigation.followLink,
    createGuild: founding.createGuild,
    createChannel: founding.createChannel,
    leaveGuild: founding.leaveGuild,
    createInvite: inviting.createInvite,
    reloadInvite: inviting.reloadInvite,
    joinInvite: inviting.joinInvite,
    leaveInvite: inviting.leaveInvite,
    send: sending.send,
    retrySend: sending.retrySend,
    discardSend: sending.discardSend,
    fillSend: sending.fillSend,
    failSend: sending.failSend,
    startReply: changing.startReply,
    stopReply: changing.stopReply,
    startEdit: changing.startEdit,
    stopEdit: changing.stopEdit,
    editMessage: changing.editMessage,
    deleteMessage: changing.deleteMessage,
    toggleReaction: changing.toggleReaction,
    reactors: changing.reactors,
    loadOlder: history.loadOlder,
    loadNewer: history.loadNewer,
    reloadChannel: history.reloadChannel,
    jumpTo: history.jumpTo,
    jumpToPresent: history.jumpToPresent,
    rememberScroll: history.rememberScroll,
    recallScroll: history.recallScroll,
    setViewing: reading.setViewing,
    setFocused: reading.setFocused,
    markRead: reading.markRead,
    markGuildRead: reading.markGuildRead,
    markUnread: reading.markUnread,
    typing: hints.typing,
    setDraft: memory.setDraft,
    saveDrafts: draftKeeping.saveDrafts,
    setPref: preferring.setPref,
    changeSettings: preferring.changeSettings,
    toggleCategory,
    loadMembers: people.loadMembers,
    needMembers: people.needMembers,
    findMembers: people.findMembers,
    showOffline: people.showOffline,
  };

  const views = createViews(core);
  /** @type {Map<Function, any>} */
  const made = new Map();

  /**
   * The actions of a part that loads late, made when it is first asked for, and once.
   * @template T
   * @param {(core: import('./env.js').Core, app: {actions: typeof actions, views: typeof views}) => T} create
   * @returns {T}
   */
  function use(create) {
    if (!made.has(create)) made.set(create, create(core, { actions, views }));
    return made.get(create);
  }

  return { store: signals, views, actions, use };
}
