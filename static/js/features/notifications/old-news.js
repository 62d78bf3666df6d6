import { effect } from '@preact/signals';
import { takeBack } from '../../net/notices.js';
import { parsePath } from '../../state/address.js';
import { readStateOf } from '../../state/read_states.js';

let isListening = false;

/** What was read, here or on another device, is no news; and of a signed-out reader's nothing stays. @param {import('../../state/app.js').App} app */
export function takeBackOldNews({ store }) {
  if (isListening) return;
  isListening = true;
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
