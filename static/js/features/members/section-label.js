import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { formatNumber, t } from '../../lib/i18n.js';

/**
 * Over the people of one role, or who is here or not. Those who are offline in a large guild come when it is pressed.
 * @param {{section: import('../../state/types.js').MemberSection, fold: 'folded' | 'loading' | 'listed' | null, loaded: number, index: number, stop: boolean, onOpen: () => void}} props
 */
export function SectionLabel({ section, fold, loaded, index, stop, onOpen }) {
  const name = section.role?.name ?? (section.key === 'online' ? t('members.online') : t('members.offline'));
  const words = html`<span class="truncate">${name}</span><span class="members-count">${formatNumber(section.count)}</span>`;
  if (fold === null || fold === 'listed') return html`<div class="members-label" role="listitem">${words}</div>`;
  return html`<div role="listitem">
    <button type="button" class="members-label members-fold" data-index=${index} tabindex=${stop ? 0 : -1} aria-expanded=${String(fold !== 'folded')} onClick=${onOpen}>
      <${Icon} name="chevron-right" size=${16} />${words}
      ${fold === 'loading' && html`<span class="members-progress" role="status">${t('members.loaded', { count: loaded })}</span>`}
    </button>
  </div>`;
}
