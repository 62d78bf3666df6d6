import { useRef } from 'preact/hooks';
import { Avatar } from '../../../components/avatar.js';
import { Icon } from '../../../components/icon.js';
import { IconButton } from '../../../components/icon-button.js';
import { Popover } from '../../../components/popover.js';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { togglePopover } from '../../shell/ui.js';
import { MemberSearch } from '../member-search.js';

/** @typedef {import('../../../state/types.js').User} User */

/** Whose acts are shown. @param {{guildId: number, actor: User | null, onChange: (actor: User | null) => void}} props */
export function ActorFilter({ guildId, actor, onChange }) {
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const name = actor ? (actor.display_name ?? actor.username) : t('audit.anybody');
  const choose = () => button.current && togglePopover(button.current, ActorPicker, { guildId, onChange });
  return html`<div class="field">
    <span class="field-label">${t('audit.filter_actor')}</span>
    <div class="field-box select">
      <button type="button" class="field-input actor-filter" aria-haspopup="dialog" aria-label=${`${t('audit.filter_actor')}: ${name}`} ref=${button} onClick=${choose}>
        ${actor && html`<${Avatar} user=${actor} name=${name} size=${32} />`}<span class="truncate">${name}</span>
      </button>
      ${!actor && html`<${Icon} name="chevron-down" size=${16} />`}
      ${actor && html`<${IconButton} icon="x" small label=${t('guild_settings.clear_search')} onClick=${() => onChange(null)} />`}
    </div>
  </div>`;
}

/** @param {{anchor: HTMLElement, guildId: number, onChange: (actor: User) => void, onClose: () => void}} props */
function ActorPicker({ anchor, guildId, onChange, onClose }) {
  /** @param {User} user */
  const choose = (user) => {
    onChange(user);
    onClose();
  };
  return html`<${Popover} class="actor-picker" role="dialog" aria-label=${t('audit.filter_actor')} anchor=${anchor} align="start" onClose=${onClose}>
    <${MemberSearch} guildId=${guildId} me onChoose=${choose} />
  <//>`;
}
