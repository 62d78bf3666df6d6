import { useState } from 'preact/hooks';
import { Icon } from '../../../components/icon.js';
import { MovingPicture } from '../../../components/moving-picture.js';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';

/** Its place is kept; one whose picture is gone is its name. @param {{sticker: {id: number, name: string, url: string, animated?: boolean}}} props */
export function StickerPart({ sticker }) {
  const [isGone, setGone] = useState(false);
  const words = t('message.sticker', { name: sticker.name });
  if (isGone) return html`<p class="part-sticker-gone"><${Icon} name="sticker" size=${16} />${t('sticker.gone', { name: sticker.name })}</p>`;
  return html`<div class="part-sticker" data-tip=${sticker.name}><${MovingPicture} src=${sticker.url} moves=${sticker.animated ?? false} alt=${words} loading="lazy" onError=${() => setGone(true)} /></div>`;
}
