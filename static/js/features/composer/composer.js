import { html } from '../../lib/html.js';
import { useApp } from '../../state/context.js';
import { Locked } from './locked.js';
import { WritingBox } from './writing-box.js';

/** @param {{channel: import('../../state/types.js').Channel}} props */
export function Composer({ channel }) {
  const { views } = useApp();
  return views.can(channel.id, 'SEND_MESSAGES') ? html`<${WritingBox} channel=${channel} />` : html`<${Locked} channel=${channel} />`;
}
