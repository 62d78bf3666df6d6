import { effect } from '@preact/signals';
import { gist } from '../../lib/gist.js';
import { standForTelling } from '../../net/notices.js';
import { createTelling } from '../../state/actions/telling.js';
import { takeBackOldNews } from './old-news.js';
import { hooksOf } from '../messages/message-text.js';

const LENGTH = 180;

/** Listens while somebody is signed in. Returns what takes in what was heard before. @param {import('../../state/app.js').App} app */
export function listenForNews(app) {
  const { start, hear } = app.use(createTelling);
  standForTelling();
  takeBackOldNews(app);
  effect(() => (app.store.session.value.phase === 'ready' ? start(({ message }) => wordsOf(app, message)) : undefined));
  return hear;
}

/** “alice (#general, Ours)”, and what was said without giving a spoiler away. @param {import('../../state/app.js').App} app @param {import('../../state/types.js').Message} message */
function wordsOf(app, message) {
  const { store, views } = app;
  const channel = store.channels.peek().byId[message.channel_id];
  const guild = store.guilds.peek().byId[message.guild_id ?? 0];
  const { name, user } = views.person(message.guild_id, message.author);
  const place = guild ? `#${channel?.name ?? ''}, ${guild.name}` : channel?.type === 'group' ? views.channelName(channel) : '';
  const body = gist(message, hooksOf(app, message.guild_id, message.emojis)).slice(0, LENGTH);
  return { title: place ? `${name} (${place})` : name, body, icon: user.avatar };
}
