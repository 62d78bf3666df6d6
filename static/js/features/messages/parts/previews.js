import { toast } from '../../../components/toasts.js';
import { IconButton } from '../../../components/icon-button.js';
import { Icon } from '../../../components/icon.js';
import { html } from '../../../lib/html.js';
import { errorText, t } from '../../../lib/i18n.js';
import { createParts } from '../../../state/actions/parts.js';
import { useApp } from '../../../state/context.js';
import { alone } from './mosaic.js';

/** @typedef {import('../../../state/types.js').Embed} Embed */

const SMALL = 200; // pixels: beside the words, not below them

/** What linked pages say of themselves. The pictures are this server's copies. @param {{embeds: Embed[], message: import('../../../state/types.js').RowMessage}} props */
export function Previews({ embeds, message }) {
  const app = useApp();
  const may = message.state === 'sent' && (message.mine || app.views.can(message.channel_id, 'MANAGE_MESSAGES'));
  const remove = async () => {
    const result = await app.use(createParts).removePreviews(message);
    if (!result.ok) toast(errorText(result.error), 'danger');
  };
  return html`<div class="part-previews">${embeds.map((embed, index) => html`<div class="part-preview-row" key=${embed.url}>
    <${Preview} embed=${embed} />
    ${may && index === 0 && html`<${IconButton} icon="x" small class="part-preview-remove" label=${t('embed.remove')} onClick=${remove} />`}
  </div>`)}</div>`;
}

/** @param {{embed: Embed}} props */
function Preview({ embed }) {
  const { url, image, type, color } = embed;
  if (type === 'image' && image && !embed.title && !embed.description) return html`<${Shot} embed=${embed} />`;
  const isSmall = !!image && type === 'link' && image.width <= SMALL;
  const edge = color === undefined ? {} : { borderInlineStartColor: `#${color.toString(16).padStart(6, '0')}` };
  return html`<article class="part-preview" style=${edge} data-small=${isSmall ? '' : undefined}>
    <div class="part-preview-words">
      ${embed.site_name && html`<p class="part-preview-site truncate">${embed.site_name}</p>`}
      ${embed.title && html`<a class="part-preview-title" href=${url} target="_blank" rel="noopener noreferrer nofollow">${embed.title}</a>`}
      ${embed.description && html`<p class="part-preview-text">${embed.description}</p>`}
    </div>
    ${image && html`<${Shot} embed=${embed} />`}
  </article>`;
}

/** The picture leads where the link does; that of a film says so. @param {{embed: Embed}} props */
function Shot({ embed }) {
  const { url, image, type, title } = embed;
  if (!image) return null;
  const size = alone(image);
  return html`<a class="part-shot" href=${url} target="_blank" rel="noopener noreferrer nofollow" aria-label=${title ?? image.alt ?? url} style=${{ inlineSize: `${size.width}px`, aspectRatio: `${size.width} / ${size.height}` }}>
    <img src=${image.url} alt=${image.alt ?? ''} loading="lazy" decoding="async" />
    ${type === 'video' && html`<span class="part-shot-play" aria-hidden="true"><${Icon} name="play" size=${24} /></span>`}
  </a>`;
}
