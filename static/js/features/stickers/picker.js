import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../components/icon.js';
import { HallDrawing } from '../../components/drawings.js';
import { MovingPicture } from '../../components/moving-picture.js';
import { Popover } from '../../components/popover.js';
import { useRoving } from '../../components/roving.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { PickerRail } from '../emoji/picker-rail.js';
import { onGlass } from '../shell/ui.js';
import { recentStickers, rememberSticker } from './recent-stickers.js';
import { stickerSections } from './sticker-list.js';

/** @typedef {import('./sticker-list.js').Section} Section */

const COLUMNS = 3;

/**
 * The stickers of all guilds; a press sends one at once, as a message of its own. What stands in the composer stays there.
 * @param {{anchor: HTMLElement, side?: import('../../components/place.js').Side, channelId: number, onClose: () => void}} props
 */
export function Picker({ anchor, side = 'above', channelId, onClose }) {
  const { store, views, actions } = useApp();
  const box = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [query, setQuery] = useState('');
  const [recent] = useState(recentStickers.peek());
  const { byId, order } = store.guilds.value;
  const sections = stickerSections({
    guilds: order.map((id) => byId[id]), byGuild: store.expressions.value.byGuild, guildId: store.channels.value.byId[channelId]?.guild_id ?? null,
    mayForeign: views.can(channelId, 'USE_EXTERNAL_STICKERS'), recent, query, names: { recent: t('sticker.recent'), found: t('reaction.found') },
  });
  const { ref, onKeyDown } = useRoving('.stickers-one', { columns: COLUMNS });
  const first = sections[0]?.items.find(({ locked }) => !locked)?.sticker;

  useLayoutEffect(() => { if (!onGlass.peek()) box.current?.focus({ preventScroll: true }); }, []);
  /** @param {import('./sticker-list.js').Sticker} sticker */
  const send = (sticker) => {
    rememberSticker(sticker.id);
    if (actions.send(channelId, '', { sticker })) document.dispatchEvent(new CustomEvent('guildhall:present'));
    onClose();
  };
  /** @param {string} key */
  const enter = (key) => {
    if (key === 'Enter' && first) send(first);
    else if (key === 'ArrowDown') /** @type {HTMLElement | null | undefined} */ (ref.current?.querySelector('.stickers-one'))?.focus();
  };
  const go = (/** @type {string} */ key) => ref.current?.querySelector(`[data-section="${key}"]`)?.scrollIntoView({ block: 'start' });
  return html`<${Popover} class="picker stickers" role="dialog" aria-label=${t('sticker.title')} anchor=${anchor} side=${side} align="end" onClose=${onClose}>
    <div class="picker-search"><div class="field-box">
      <span class="field-prefix" aria-hidden="true"><${Icon} name="search" size=${16} /></span>
      <${SearchBox} boxRef=${box} value=${query} onInput=${setQuery} onEnter=${enter} />
    </div></div>
    <div class="picker-body">
      ${!query.trim() && sections.length > 1 && html`<${PickerRail} sections=${sections} current="" onGo=${go} />`}
      ${sections.length === 0 && html`<${Nothing} searched=${query.trim() !== ''} />`}
      <div class="picker-scroll stickers-scroll" ref=${ref} onKeyDown=${onKeyDown} hidden=${sections.length === 0}>
        ${sections.map((section) => html`<${StickerSection} key=${section.key} section=${section} onSend=${send} />`)}
      </div>
    </div>
  <//>`;
}

/** @param {{section: Section, onSend: (sticker: import('./sticker-list.js').Sticker) => void}} props */
function StickerSection({ section, onSend }) {
  return html`<div role="group" class="stickers-section" data-section=${section.key} aria-label=${section.label}>
    <div class="stickers-label truncate" aria-hidden="true">${section.label}</div>
    <div class="stickers-grid">${section.items.map(({ sticker, locked }) => html`<button type="button" class="stickers-one" key=${sticker.id} aria-label=${sticker.description || sticker.name}
        aria-disabled=${locked ? 'true' : undefined} data-tip=${locked ? t('sticker.external') : sticker.name} onClick=${() => !locked && onSend(sticker)}>
      <${MovingPicture} src=${sticker.url} moves=${sticker.animated} alt="" loading="lazy" />
    </button>`)}</div>
  </div>`;
}

/** @param {{searched: boolean}} props */
function Nothing({ searched }) {
  return html`<div class="picker-none" role="status">${!searched && html`<${HallDrawing} />`}<p>${searched ? t('sticker.none_found') : t('sticker.none')}</p></div>`;
}

/** @param {{boxRef: {current: HTMLInputElement | null}, value: string, onInput: (text: string) => void, onEnter: (key: string) => void}} props */
function SearchBox({ boxRef, value, onInput, onEnter }) {
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if ((event.key !== 'ArrowDown' && event.key !== 'Enter') || event.isComposing) return;
    event.preventDefault();
    onEnter(event.key);
  };
  return html`<input class="field-input" type="search" ref=${boxRef} value=${value} aria-label=${t('sticker.search')} placeholder=${t('sticker.search')} autocomplete="off" spellcheck=${false}
    onKeyDown=${key} onInput=${(/** @type {any} */ event) => onInput(event.currentTarget.value)} />`;
}
