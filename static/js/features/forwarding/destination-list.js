import { Icon } from '../../components/icon.js';
import { useRoving } from '../../components/roving.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { ChannelIcon } from '../channels/channel-icon.js';

/**
 * @param {{found: import('./destinations.js').Destination[], chosen: number[], isFull: boolean, onToggle: (id: number) => void}} props
 */
export function DestinationList({ found, chosen, isFull, onToggle }) {
  const { ref, onKeyDown } = useRoving('.forwarding-place');
  if (found.length === 0) return html`<p class="forwarding-none" role="status">${t('forward.none')}</p>`;
  return html`<div class="forwarding-places" role="group" aria-label=${t('forward.places')} ref=${ref} onKeyDown=${onKeyDown}>
    ${found.map(({ channel, name, place }) => {
      const isChosen = chosen.includes(channel.id);
      return html`<button type="button" class="forwarding-place" role="checkbox" key=${channel.id} aria-checked=${String(isChosen)} aria-disabled=${isFull && !isChosen ? 'true' : undefined}
        onClick=${() => (isChosen || !isFull) && onToggle(channel.id)}>
        <${ChannelIcon} channel=${channel} />
        <span class="truncate">${name}</span><span class="forwarding-guild truncate">${place}</span>
        <span class="forwarding-box" aria-hidden="true">${isChosen && html`<${Icon} name="check" size=${16} />`}</span>
      </button>`;
    })}
  </div>`;
}
