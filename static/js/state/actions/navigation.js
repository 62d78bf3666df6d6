/**
 * @typedef {import('../types.js').Route} Route
 * @typedef {import('../types.js').Wish} Wish
 */
import { homeHref, href, inviteOf, parsePath } from '../address.js';
import { sections } from '../order.js';

/**
 * The address bar is where the reader is; everything else follows it.
 * @param {import('../env.js').Core} core
 * @param {object} neighbours
 * @param {ReturnType<typeof import('./history.js').createHistory>} neighbours.history
 * @param {ReturnType<typeof import('./people.js').createPeople>} neighbours.people
 * @param {ReturnType<typeof import('./reading.js').createReading>} neighbours.reading
 * @param {ReturnType<typeof import('./memory.js').createMemory>} neighbours.memory
 */
export function createNavigation({ store, signals, env: { location } }, { history, people, reading, memory }) {
  const isReady = () => signals.session.peek().phase === 'ready';

  /** Friends, or a conversation. @param {Wish} wanted @returns {Route} */
  function settleAtHome({ channelId, messageId }) {
    const isHere = !!channelId && signals.channels.peek().byId[channelId]?.guild_id === null;
    return { guildId: null, channelId: isHere ? channelId : null, messageId: isHere ? messageId : null, home: true };
  }

  /** The nearest place that exists. @param {Wish} wanted @returns {Route} */
  function settle(wanted) {
    if (wanted.home) return settleAtHome(wanted);
    const { guildId, channelId, messageId } = wanted;
    const { byId: guilds, order } = signals.guilds.peek();
    const { byId: channels } = signals.channels.peek();
    const last = memory.recallPlace('guild');
    const guild = [guildId, last, order[0]].find((id) => id && guilds[id]) ?? null;
    if (guild === null) return { guildId: null, channelId: null, messageId: null, home: false };
    /** @param {number|null|undefined} id */
    const isHere = (id) => !!id && channels[id]?.guild_id === guild && channels[id].type !== 'category';
    const first = sections(channels, guild).flatMap((section) => section.channels)[0]?.id;
    const channel = [channelId, memory.recallPlace(guild), first].find(isHere) ?? null;
    return { guildId: guild, channelId: channel, messageId: channel === channelId ? messageId : null, home: false };
  }

  /** @param {Route} route */
  function show(route) {
    const before = signals.route.peek();
    const moved = route.channelId !== signals.viewing.peek().channelId;
    if (moved) leave(before.channelId);
    store.dispatch('routed', route);
    if (route.guildId) people.open(route.guildId);
    if (moved) arrive(route.channelId);
    if (route.guildId && route.channelId) memory.rememberPlace(route.guildId, route.channelId);
    if (route.channelId && route.messageId) history.jumpTo(route.channelId, route.messageId);
  }

  /** @param {number|null} channelId */
  function leave(channelId) {
    reading.tellSeen();
    store.dispatch('editing_changed', null);
    if (channelId) store.dispatch('channel_closed', { channelId });
  }

  /** @param {number|null} channelId */
  function arrive(channelId) {
    store.dispatch('viewed', { channelId, atBottom: history.places.get(channelId ?? 0)?.atBottom ?? true });
    const channel = channelId && signals.channels.peek().byId[channelId];
    if (!channel) return;
    store.dispatch('channel_opened', { channel });
    history.open(channel.id);
  }

  /** @param {Wish} wanted @param {'push'|'replace'} how */
  function go(wanted, how) {
    const route = settle(wanted);
    const path = route.home && !route.channelId ? homeHref() : href(route.guildId, route.channelId, route.messageId);
    if (path !== location.path()) location[how](path);
    show(route);
  }

  /** Stays where the address says, or goes to the nearest place that exists. An invite is a page of its own. */
  function settleHere() {
    if (inviteOf(location.path()) === null) go(parsePath(location.path()), 'replace');
  }

  location.onChange(() => {
    if (isReady()) settleHere();
  });

  /** @param {number|null} guildId null: a conversation @param {number} channelId @param {number} [messageId] */
  const openChannel = (guildId, channelId, messageId) => go({ guildId, channelId, messageId: messageId ?? null, home: guildId === null }, 'push');

  return {
    openChannel,

    /** Friends and direct messages. */
    openHome: () => go({ guildId: null, channelId: null, messageId: null, home: true }, 'push'),

    /** The guild one was in last. */
    openLastGuild: () => go({ guildId: null, channelId: null, messageId: null }, 'push'),

    /** @param {number} guildId */
    openGuild: (guildId) => go({ guildId, channelId: null, messageId: null }, 'push'),

    /** @param {MouseEvent & {currentTarget: any}} event */
    followLink(event) {
      const path = event.currentTarget?.getAttribute?.('href') ?? '';
      const plain = event.button === 0 && !event.defaultPrevented && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
      const wanted = parsePath(path);
      if (!plain || !isReady() || (wanted.guildId === null && !wanted.home)) return;
      event.preventDefault();
      go(wanted, 'push');
    },

    /** In place of the page that is shown. @param {number} guildId @param {number|null} channelId */
    enterGuild: (guildId, channelId) => go({ guildId, channelId, messageId: null }, 'replace'),

    settleHere,
  };
}
