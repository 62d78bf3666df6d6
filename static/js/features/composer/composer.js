import { lazy } from '../../components/lazy.js';
import { html } from '../../lib/html.js';
import { useApp } from '../../state/context.js';
import { WritingBox } from './writing-box.js';

const Locked = lazy(() => import('./locked.js'), 'Locked');

/** @param {{channel: import('../../state/types.js').Channel}} props */
export function Composer({ channel }) {
  const { views } = useApp();
  return views.can(channel.id, 'SEND_MESSAGES') ? html`<${WritingBox} channel=${channel} />` : html`<div class="composer composer-shut"><${Locked} channel=${channel} /></div>`;
}
