import { computed, effect, signal } from '@preact/signals-core';
import { href } from '../address.js';
import { allows, allowsDirectly } from '../permissions.js';
import { createChannelViews } from './channels.js';
import { memo } from './memo.js';
import { createMessageViews } from './messages.js';
import { createMutes } from './mutes.js';
import { createPeopleViews } from './people.js';
import { createStanding } from './standing.js';

/** @param {import('../env.js').Core} core */
export function createViews({ signals, env }) {
  const people = createPeopleViews(signals);
  const standing = createStanding(signals);
  const mutes = createMutes(signals, env.clock);
  const channels = createChannelViews(signals, { ...standing, ...mutes });

  /** @param {number} channelId @param {import('../permissions.js').PermissionName} name */
  function mayIn(channelId, name) {
    const channel = signals.channels.value.byId[channelId];
    if (!channel) return false;
    const looking = standing.looking(channelId, channel.guild_id, name);
    if (looking !== null) return looking;
    if (channel.guild_id === null && channel.permissions === null) return allowsDirectly(name);
    return allows(channel.permissions ?? signals.guilds.value.byId[channel.guild_id ?? 0]?.permissions ?? 0, name);
  }

  /** Channels change with every message, rights hardly ever: whoever asks is told of the latter alone. @type {Partial<Record<import('../permissions.js').PermissionName, (channelId: number) => import('@preact/signals-core').ReadonlySignal<boolean>>>} */
  const rights = {};

  /** @param {number} channelId @param {import('../permissions.js').PermissionName} name */
  function can(channelId, name) {
    rights[name] ??= memo((/** @type {number} */ id) => mayIn(id, name));
    return rights[name](channelId).value;
  }

  return {
    ...people,
    ...channels,
    rankIn: standing.rankIn,
    previewOf: standing.previewOf,
    muted: mutes.muted,
    ...createMessageViews(signals, people.person),
    draft: memo((/** @type {number} */ channelId) => signals.drafts.value[channelId]?.text ?? ''),
    hasDraft: memo((/** @type {number} */ channelId) => !!signals.drafts.value[channelId]?.text.trim()),
    scheduledIn: memo((/** @type {number} */ channelId) => signals.scheduled.value.items.filter((one) => one.channel_id === channelId)),
    language: computed(() => languageOf(signals.prefs.value.language, env.languages())),
    theme: createTheme(signals, env.dark),
    retrySeconds: createCountdown(signals, env.clock),
    can,
    /** @param {number} guildId @param {import('../permissions.js').PermissionName} name */
    canInGuild: (guildId, name) => !standing.previewIn(guildId) && allows(signals.guilds.value.byId[guildId]?.permissions ?? 0, name),
    href,
    home: computed(() => signals.route.value.home),
    replyTo: memo((/** @type {number} */ channelId) => signals.replying.value[channelId] ?? null),
  };
}

/** @param {import('../types.js').Prefs['language']} wanted @param {readonly string[]} languages @returns {'en'|'ru'} */
function languageOf(wanted, languages) {
  if (wanted !== 'system') return wanted;
  const known = languages.map((language) => language.slice(0, 2).toLowerCase()).find((language) => language === 'en' || language === 'ru');
  return known === 'ru' ? 'ru' : 'en';
}

/** @param {import('../store.js').Signals} signals @param {import('../env.js').Watched} dark */
function createTheme(signals, dark) {
  const systemDark = signal(dark.value());
  dark.onChange(() => {
    systemDark.value = dark.value();
  });
  return computed(() => {
    const { theme } = signals.prefs.value;
    return theme === 'system' ? (systemDark.value ? 'dark' : 'light') : theme;
  });
}

/** Whole seconds to the next try. @param {import('../store.js').Signals} signals @param {import('../env.js').Clock} clock */
function createCountdown(signals, clock) {
  const seconds = signal(/** @type {number|null} */ (null));
  /** @type {unknown} */
  let timer = null;
  /** @param {number} retryAt */
  function tick(retryAt) {
    const left = Math.max(0, retryAt - clock.now());
    seconds.value = Math.ceil(left / 1000);
    timer = left > 0 ? clock.setTimeout(() => tick(retryAt), left % 1000 || 1000) : null;
  }
  effect(() => {
    const { retryAt } = signals.connection.value;
    if (timer !== null) clock.clearTimeout(timer);
    timer = null;
    if (retryAt === null) seconds.value = null;
    else tick(retryAt);
  });
  return computed(() => seconds.value);
}
