import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Icon } from '../../components/icon.js';
import { Popover } from '../../components/popover.js';
import { withTone } from '../../lib/emoji-tones.js';
import { html } from '../../lib/html.js';
import { language, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { onGlass } from '../shell/ui.js';
import { PickerFoot } from './picker-foot.js';
import { PickerGrid } from './picker-grid.js';
import { PickerRail } from './picker-rail.js';
import { allSections, foundSections } from './picker-sections.js';
import { frequentEmoji, remember } from './recent.js';
import { chooseTone, tones } from './tones.js';
import { useEmojiLibrary } from './use-emoji-library.js';

/** @typedef {import('./picker-sections.js').Item} Item */

const HAND = '✋';

/**
 * Gives an emoji as it stands in a text: 👍🏽, or `<:name:id>` of a guild. Shift keeps the picker open for one more.
 * @param {{anchor: HTMLElement, side?: import('../../components/place.js').Side, label?: string, channelId?: number | null, onlyUnicode?: boolean,
 *   onPick: (emoji: string) => void, onClose: () => void}} props  `onlyUnicode`: where guilds' own have no place
 */
export function Picker({ anchor, side = 'left', label = t('reaction.add'), channelId, onlyUnicode = false, onPick, onClose }) {
  const { store, views } = useApp();
  const { library, failed, retry } = useEmojiLibrary();
  const grid = useRef(/** @type {import('./picker-grid.js').Handle | null} */ (null));
  const box = useRef(/** @type {HTMLInputElement | null} */ (null));
  const early = useRef('');
  const [query, setQuery] = useState('');
  const [pointed, setPointed] = useState(/** @type {Item | null} */ (null));
  const [toning, setToning] = useState(/** @type {{item: Item | null, index: number} | null} */ (null));
  const [place, setPlace] = useState('frequent');
  const [frequent] = useState(frequentEmoji.peek());

  const where = channelId === undefined ? store.route.value.channelId : channelId;
  const guildId = where === null ? null : (store.channels.value.byId[where]?.guild_id ?? null);
  const mayForeign = where === null || views.can(where, 'USE_EXTERNAL_EMOJIS');
  const expressions = store.expressions.value;
  const sections = useMemo(() => {
    if (!library) return [];
    const sources = { library, store, guildId, mayForeign, onlyUnicode };
    return query.trim() ? foundSections(sources, query) : allSections(sources, frequent);
  }, [library, query, guildId, mayForeign, onlyUnicode, expressions, tones.value, language.value]);
  const first = sections[0]?.items[0] ?? null;
  const shown = pointed && sections.some(({ items }) => items.some(({ id }) => id === pointed.id)) ? pointed : first;

  useLayoutEffect(() => { if (!onGlass.peek()) box.current?.focus({ preventScroll: true }); }, []);
  /** @param {Item | null} item @param {boolean} stay */
  const pick = (item, stay) => {
    if (!item || item.locked) return;
    remember(item.id);
    onPick(item.face);
    if (!stay) onClose();
  };
  useEffect(() => {
    const key = early.current;
    early.current = '';
    if (library && key) enter(key, false);
  }, [library]);
  /** Enter picks the first emoji, the arrow goes to it; what is asked for before the emoji are there is done when they are. @param {string} key @param {boolean} stay */
  function enter(key, stay) {
    if (!library) early.current = key;
    else if (key === 'Enter') pick(first, stay);
    else grid.current?.focus(0);
  }
  /** @param {number} tone */
  const choose = (tone) => {
    const item = toning?.item ?? null;
    chooseTone(item?.id ?? null, tone);
    setToning(null);
    if (item) pick({ ...item, face: withTone(item.id, tone) }, false);
    else grid.current?.focus(0);
  };
  const closeTones = () => {
    const index = toning?.index ?? 0;
    setToning(null);
    grid.current?.focus(index);
  };
  return html`<${Popover} class="picker" role="dialog" aria-label=${label} anchor=${anchor} side=${side} align="end" onClose=${onClose}>
    <div class="picker-search">
      <div class="field-box">
        <span class="field-prefix" aria-hidden="true"><${Icon} name="search" size=${16} /></span>
        <${SearchBox} boxRef=${box} value=${query} onInput=${setQuery} onEnter=${enter} />
      </div>
      <button type="button" class="icon-button" aria-label=${t('emoji.tone')} data-tip=${t('emoji.tone')} aria-expanded=${String(toning?.item === null)}
        onClick=${() => setToning(toning ? null : { item: null, index: 0 })}><span class="emoji-glyph">${withTone(HAND, tones.value.all)}</span></button>
    </div>
    <div class="picker-body">
      ${library && !query.trim() && html`<${PickerRail} sections=${sections} current=${place} onGo=${(/** @type {string} */ key) => grid.current?.goTo(key)} />`}
      ${failed && html`<div class="picker-none" role="alert"><p>${t('emoji.failed')}</p><${Button} small onClick=${retry}>${t('action.retry')}<//></div>`}
      ${library && sections.length === 0 && html`<p class="picker-none" role="status">${t('reaction.none')}</p>`}
      ${library && sections.length > 0 && html`<${PickerGrid} sections=${sections} query=${query} label=${t('emoji.title')} handle=${grid} onPick=${pick} onPoint=${setPointed}
        onTones=${(/** @type {Item} */ item, /** @type {number} */ index) => item.hasTones && setToning({ item, index })} onSection=${setPlace} />`}
    </div>
    <p class="visually-hidden" role="status">${query.trim() && first ? t('emoji.found_count', { count: sections[0].items.length }) : ''}</p>
    <${PickerFoot} item=${shown} toning=${toning} onChoose=${choose} onCloseTones=${closeTones} />
  <//>`;
}

/** @param {{boxRef: {current: HTMLInputElement | null}, value: string, onInput: (text: string) => void, onEnter: (key: string, stay: boolean) => void}} props */
function SearchBox({ boxRef, value, onInput, onEnter }) {
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if ((event.key !== 'ArrowDown' && event.key !== 'Enter') || event.isComposing) return;
    event.preventDefault();
    onEnter(event.key, event.shiftKey);
  };
  return html`<input class="field-input" type="search" ref=${boxRef} value=${value} aria-label=${t('reaction.search')} placeholder=${t('reaction.search')}
    autocomplete="off" spellcheck=${false} onKeyDown=${key} onInput=${(/** @type {any} */ event) => onInput(event.currentTarget.value)} />`;
}
