import { effect } from '@preact/signals';
import { gist } from '../../lib/gist.js';
import { standForTelling, takeBack } from '../../net/notices.js';
import { parsePath } from '../../state/address.js';
import { createTelling } from '../../state/actions/telling.js';
import { readStateOf } from '../../state/read_states.js';
import { hooksOf } from '../messages/message-text.js';

const LENGTH = 180;

/** Listens while somebody is signed in. @param {import('../../state/app.js').App} app */
export function listenForNews(app) {
  const { start } = app.use(createTelling);
  standForTelling();
  effect(() => (app.store.session.value.phase === 'ready' ? start(({ message }) => wordsOf(app, message)) : undefined));
}

/** What was read, here or on another device, is no news; and of a signed-out reader's nothing stays. @param {import('../../state/app.js').App} app */
export function takeBackOldNews({ store }) {
  effect(() => {
    const states = store.readStates.value;
    takeBack((path) => {
      const { channelId, messageId } = parsePath(path);
      return channelId !== null && messageId !== null && messageId <= (readStateOf(states, channelId).last_read_id ?? 0);
    });
  });
  effect(() => {
    if (store.session.value.phase === 'signed_out') takeBack(() => true);
  });
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
