import { useState } from 'preact/hooks';
import { Icon } from '../../../components/icon.js';
import { stillPictures } from '../../../components/reduced-motion.js';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { openLightbox } from '../../lightbox/open-lightbox.js';
import { sources } from './mosaic.js';
import { placeholderUrl } from './placeholder.js';

/**
 * A picture or film in the place that is kept for it.
 * @param {{file: import('../../../state/types.js').File, message?: import('../../../state/types.js').RowMessage, wide: number, whole?: boolean}} props
 *   wide: about how many pixels it gets; whole: alone, so nothing of it is cut off
 */
export function MediaTile({ file, message, wide, whole }) {
  const [isHidden, setHidden] = useState(Boolean(file.spoiler));
  const backdrop = placeholderUrl(file.placeholder);
  const style = backdrop ? { backgroundImage: `url(${backdrop})` } : {};
  if (isHidden) {
    return html`<button type="button" class="tile tile-veil" aria-label=${t('file.spoiler', { name: file.name })} onClick=${() => setHidden(false)}>
      <span class="tile-backdrop" style=${style} /><span class="tile-pill" aria-hidden="true">${t('file.spoiler_label')}</span>
    </button>`;
  }
  if (file.content_type.startsWith('video/')) {
    return html`<video class="tile" style=${style} controls preload="metadata" src=${file.url} poster=${file.thumbnails?.[0]?.url} aria-label=${file.alt ?? file.name} data-whole=${whole ? '' : undefined} />`;
  }
  return html`<${Picture} file=${file} message=${message} wide=${wide} whole=${whole} style=${style} />`;
}

/** @param {{file: import('../../../state/types.js').File, message?: import('../../../state/types.js').RowMessage, wide: number, whole?: boolean, style: Record<string, string>}} props */
function Picture({ file, message, wide, whole, style }) {
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  const [plays, setPlays] = useState(false);
  const moves = file.content_type === 'image/gif';
  const isStill = moves && stillPictures.value && !plays;
  const { src, srcset } = moves && !isStill ? { src: file.url, srcset: undefined } : sources(file);
  if (failed) {
    return html`<button type="button" class="tile tile-failed" onClick=${() => { setTries(tries + 1); setFailed(false); }}>
      <${Icon} name="image-off" size=${24} /><span>${t('file.picture_failed')}</span><span class="tile-retry">${t('action.retry')}</span>
    </button>`;
  }
  /** @param {MouseEvent} event */
  const open = (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    openLightbox(file, message);
  };
  return html`<a class="tile" style=${style} href=${file.url} target="_blank" rel="noopener" onClick=${open} onPointerEnter=${() => setPlays(true)} onPointerLeave=${() => setPlays(false)}
      onFocus=${() => setPlays(true)} onBlur=${() => setPlays(false)}>
    <img key=${tries} src=${src} srcset=${srcset} sizes=${`${wide}px`} alt=${file.alt ?? file.name} loading="lazy" decoding="async" draggable=${false} data-whole=${whole ? '' : undefined} onError=${() => setFailed(true)} />
    ${isStill && html`<span class="tile-badge" aria-hidden="true">${t('file.gif')}</span>`}
  </a>`;
}
