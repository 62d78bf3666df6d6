import { memo } from '../../components/memo.js';
import { MovingPicture } from '../../components/moving-picture.js';
import { html } from '../../lib/html.js';

/** One emoji: the grid around it listens. */
export const PickerCell = memo(/** @param {{item: import('./picker-sections.js').Item, index: number, isStop: boolean}} props */ ({ item, index, isStop }) =>
  html`<span role="gridcell" class="picker-cell"><button type="button" class="picker-emoji" data-index=${index} tabindex=${isStop ? 0 : -1} aria-label=${item.name}
      aria-disabled=${item.locked ? 'true' : undefined} data-tones=${item.hasTones ? '' : undefined}>
    ${item.url ? html`<${MovingPicture} src=${item.url} moves=${item.animated ?? false} alt="" class="picker-picture" loading="lazy" />` : item.face}
  </button></span>`);
