/** Going by keys: over the channels of a place, over the places, to what is unread, over the parts of the screen. */
import { guildsOf } from '../../state/guild_order.js';

export { nextRegion } from './regions.js';

/**
 * @typedef {{channel: import('../../state/types.js').Channel, unread: boolean, mentions: number, selected: boolean}} Stop
 * @param {import('../../state/app.js').App} app
 * @returns {Stop[]} the channels of the open guild, or the conversations
 */
function stopsHere({ store, views }) {
  const { guildId, home } = store.route.value;
  if (home) return views.conversations.value;
  return guildId ? views.channelSections(guildId).value.flatMap((section) => section.channels) : [];
}

/** Those of every place, in the order of the rail. @param {import('../../state/app.js').App} app @returns {Stop[]} */
function stopsEverywhere({ views }) {
  const inGuilds = guildsOf(views.guildOrder.value).flatMap((id) => views.channelSections(id).value.flatMap((section) => section.channels));
  return [...views.conversations.value, ...inGuilds];
}

/**
 * The next one that fits, round and round; null when there is none.
 * @param {Stop[]} all
 * @param {number | null} hereId
 * @param {1 | -1} step
 * @param {(stop: Stop) => boolean} fits
 */
export function nextStop(all, hereId, step, fits) {
  const here = all.findIndex((stop) => stop.channel.id === hereId);
  const start = here < 0 && step < 0 ? 0 : here;
  for (let walked = 1; walked <= all.length; walked += 1) {
    const stop = all[(start + step * walked + all.length * 2) % all.length];
    if (fits(stop) && stop.channel.id !== hereId) return stop;
  }
  return null;
}

/** @param {import('../../state/app.js').App} app @param {Stop | null} stop */
const go = ({ actions }, stop) => stop && actions.openChannel(stop.channel.guild_id, stop.channel.id);

/** @param {import('../../state/app.js').App} app @param {1 | -1} step */
export const moveChannel = (app, step) => go(app, nextStop(stopsHere(app), app.store.route.value.channelId, step, () => true));

/** Here, else anywhere. @param {import('../../state/app.js').App} app @param {1 | -1} step */
export function moveUnread(app, step) {
  const { channelId } = app.store.route.value;
  /** @param {Stop} stop */
  const fits = (stop) => stop.unread;
  go(app, nextStop(stopsHere(app), channelId, step, fits) ?? nextStop(stopsEverywhere(app), channelId, step, fits));
}

/** @param {import('../../state/app.js').App} app @param {1 | -1} step */
export const moveMention = (app, step) => go(app, nextStop(stopsEverywhere(app), app.store.route.value.channelId, step, (stop) => stop.mentions > 0));

/** Home stands above the first guild. @param {import('../../state/app.js').App} app @param {1 | -1} step */
export function moveGuild({ store, views, actions }, step) {
  const places = [null, ...guildsOf(views.guildOrder.value)];
  const here = Math.max(0, places.indexOf(store.route.value.guildId));
  const next = places[(here + step + places.length) % places.length];
  if (next === null) goHome(actions);
  else actions.openGuild(next);
}

/** Between home and the guild one was in last. @param {import('../../state/app.js').App} app */
export function toggleHome({ store, actions }) {
  if (store.route.value.home) actions.openLastGuild();
  else goHome(actions);
}

/** Where no message box takes the focus. @param {import('../../state/app.js').App['actions']} actions */
function goHome(actions) {
  actions.openHome();
  document.getElementById('place')?.focus();
}
