import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { onGlass } from '../shell/ui.js';
import { EmojiFace } from './emoji-face.js';
import { toneOf, tones } from './tones.js';
import { ToneStrip } from './tone-strip.js';

const HAND = '✋';

/**
 * Names the emoji under the pointer or the focus, else the first, which Enter in the search box picks. Or asks for a skin tone.
 * @param {{item: import('./picker-sections.js').Item | null, toning: {item: import('./picker-sections.js').Item | null} | null, onChoose: (tone: number) => void, onCloseTones: () => void}} props
 */
export function PickerFoot({ item, toning, onChoose, onCloseTones }) {
  if (toning) {
    const one = toning.item;
    const label = one ? t('emoji.tone_of', { name: one.name }) : t('emoji.tone');
    return html`<div class="picker-foot"><${ToneStrip} label=${label} emoji=${one?.id ?? HAND} current=${one ? toneOf(one.id) : tones.value.all} onChoose=${onChoose} onClose=${onCloseTones} /></div>`;
  }
  return html`<div class="picker-foot" aria-hidden="true">${item && html`
    <span class="picker-foot-face"><${EmojiFace} emoji=${item.face} url=${item.url} /></span>
    <span class="picker-foot-words"><span class="truncate">${item.name}</span><small class="truncate">${item.locked ? t('emoji.external') : item.hasTones ? t(onGlass.value ? 'emoji.has_tones_held' : 'emoji.has_tones') : item.code}</small></span>`}
  </div>`;
}
