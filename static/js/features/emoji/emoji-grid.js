import { useState } from 'preact/hooks';
import { useRoving } from '../../components/roving.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

/** @typedef {{label: string, emoji: string[]}} Section */
/** @typedef {(emoji: string, stay: boolean) => void} Pick */

const COLUMNS = 8;

const groupNames = () => ({
  people: t('emoji.people'),
  nature: t('emoji.nature'),
  food: t('emoji.food'),
  activity: t('emoji.activity'),
  travel: t('emoji.travel'),
  objects: t('emoji.objects'),
  symbols: t('emoji.symbols'),
});

/**
 * The foot names the emoji under the pointer or the focus, else the first, which Enter in the search box picks.
 * @param {{library: import('./emoji-picker.js').EmojiLibrary | null, query: string, recent: string[], onPick: Pick}} props
 */
export function EmojiGrid({ library, query, recent, onPick }) {
  const [pointed, setPointed] = useState('');
  const { ref, onKeyDown } = useRoving('.picker-emoji', { columns: COLUMNS });
  const sections = sectionsOf(library, query, recent);
  const shown = sections.some(({ emoji }) => emoji.includes(pointed)) ? pointed : sections[0]?.emoji[0];
  const name = (/** @type {string} */ emoji) => library?.emojiName(emoji) ?? emoji;
  if (library && sections.length === 0) return html`<p class="picker-none picker-scroll" role="status">${t('reaction.none')}</p>`;
  return html`<div class="picker-scroll" ref=${ref} onKeyDown=${onKeyDown}>
      ${sections.map((section) => html`<section key=${section.label} aria-label=${section.label}>
        <div class="picker-label" aria-hidden="true">${section.label}</div>
        <div class="picker-grid">
          ${section.emoji.map((emoji) => html`<button type="button" class="picker-emoji" key=${emoji} aria-label=${name(emoji)}
            onPointerEnter=${() => setPointed(emoji)} onFocus=${() => setPointed(emoji)} onClick=${(/** @type {MouseEvent} */ event) => onPick(emoji, event.shiftKey)}>${emoji}</button>`)}
        </div>
      </section>`)}
    </div>
    <div class="picker-foot" aria-hidden="true">${shown && html`<span class="emoji-glyph">${shown}</span><span class="truncate">${name(shown)}</span>`}</div>`;
}

/**
 * @param {import('./emoji-picker.js').EmojiLibrary | null} library
 * @param {string} query
 * @param {string[]} recent
 * @returns {Section[]}
 */
function sectionsOf(library, query, recent) {
  const recently = { label: t('emoji.recent'), emoji: recent };
  if (!library) return [recently];
  if (query.trim()) {
    const found = library.searchEmoji(query).map((entry) => entry.emoji);
    return found.length ? [{ label: t('reaction.found'), emoji: found }] : [];
  }
  const names = groupNames();
  return [recently, ...library.GROUPS.map((group) => ({
    label: names[group],
    emoji: library.EMOJI.filter((entry) => entry.group === group).map((entry) => entry.emoji),
  }))];
}
