import { MovingPicture } from '../../components/moving-picture.js';
import { html } from '../../lib/html.js';
import { customOf } from '../../state/emoji-spelling.js';
import { useApp } from '../../state/context.js';
import { customEmoji } from './custom.js';

/**
 * An emoji as it is drawn beside its own words: a sign, or the picture of a guild's; one that is gone is its name.
 * @param {{emoji: string, url?: string}} props in either spelling; the url, when it is known
 */
export function EmojiFace({ emoji, url }) {
  const { store } = useApp();
  const custom = customOf(emoji);
  if (!custom) return html`<span class="emoji-glyph" aria-hidden="true">${emoji}</span>`;
  const known = customEmoji(store, custom.id);
  const src = url ?? known?.url;
  if (!src) return html`<span class="emoji-glyph" aria-hidden="true">${`:${custom.name}:`}</span>`;
  return html`<${MovingPicture} class="emoji-picture" src=${src} moves=${known?.animated ?? false} alt="" />`;
}
