import { html } from '../../../lib/html.js';

/** @typedef {import('../../../state/types.js').Embed} Embed */

/** What linked pages say of themselves. The pictures are this server's copies. @param {{embeds: Embed[]}} props */
export function Previews({ embeds }) {
  return html`<div class="part-previews">${embeds.map((embed) => html`<${Preview} key=${embed.url} embed=${embed} />`)}</div>`;
}

/** @param {{embed: Embed}} props */
function Preview({ embed }) {
  const { url, image } = embed;
  return html`<article class="part-preview">
    ${embed.site_name && html`<p class="part-preview-site truncate">${embed.site_name}</p>`}
    ${embed.title && html`<a class="part-preview-title" href=${url} target="_blank" rel="noopener noreferrer nofollow">${embed.title}</a>`}
    ${embed.description && html`<p class="part-preview-text">${embed.description}</p>`}
    ${image && html`<img src=${image.url} width=${image.width} height=${image.height} alt=${image.alt ?? ''} loading="lazy" decoding="async" />`}
  </article>`;
}
