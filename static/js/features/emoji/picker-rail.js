import { Icon } from '../../components/icon.js';
import { useRoving } from '../../components/roving.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

const ICONS = /** @type {Record<string, string>} */ ({
  frequent: 'clock', smileys: 'smile', people: 'hand', nature: 'leaf', food: 'apple', activities: 'trophy', travel: 'plane', objects: 'lightbulb', symbols: 'shapes', flags: 'flag',
});

/** The sections at the side: a press goes there. @param {{sections: import('./picker-sections.js').Section[], current: string, onGo: (key: string) => void}} props */
export function PickerRail({ sections, current, onGo }) {
  const { ref, onKeyDown } = useRoving('.picker-category', { current: '[aria-current]' });
  return html`<div class="picker-rail" role="toolbar" aria-orientation="vertical" aria-label=${t('emoji.categories')} ref=${ref} onKeyDown=${onKeyDown}>
    ${sections.map(({ key, label, guild }) => html`<button type="button" key=${key} class="picker-category" aria-label=${label} aria-current=${key === current ? 'true' : undefined}
        data-tip=${label} data-tip-side="right" onClick=${() => onGo(key)}>
      ${guild ? html`<${GuildMark} guild=${guild} />` : html`<${Icon} name=${ICONS[key] ?? 'smile'} />`}
    </button>`)}
  </div>`;
}

/** @param {{guild: import('../../state/types.js').Guild}} props */
function GuildMark({ guild }) {
  if (guild.icon) return html`<img class="picker-guild" src=${guild.icon} alt="" />`;
  return html`<span class="picker-guild picker-guild-letter" aria-hidden="true">${[...guild.name][0]}</span>`;
}
