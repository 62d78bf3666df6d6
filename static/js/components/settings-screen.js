import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { mayLeave, narrow } from '../features/shell/ui.js';
import { Icon } from './icon.js';
import { IconButton } from './icon-button.js';
import { useRoving } from './roving.js';

/**
 * @typedef {{key: string, label: string, icon?: string, danger?: boolean, view?: any, words?: string, onSelect?: () => void}} SettingsPage
 *   view is given the screen's props; words: what else one may search it by; onSelect: an act in place of a page
 * @typedef {{label?: string, pages: SettingsPage[]}} SettingsSection
 */

/**
 * Fills the window: pages at the left with a search, one of them at the right. On a phone first the list, then the page.
 * @param {{title: string, sections: SettingsSection[], page?: string | null, onClose: () => void, [prop: string]: any}} props  what is more is given to the page
 */
export function SettingsScreen({ title, sections, page: first = null, onClose, ...rest }) {
  const [chosen, setChosen] = useState(first);
  const all = sections.flatMap((section) => section.pages).filter((page) => page.view);
  const current = all.find((page) => page.key === chosen) ?? (narrow.value ? null : all[0]);
  const id = useId();
  const screen = useScreenFocus();
  /** @param {SettingsPage} page */
  const choose = (page) => {
    if (!mayLeave()) return;
    if (page.view) setChosen(page.key);
    else page.onSelect?.();
  };
  return html`<div class="settings-screen" role="dialog" aria-modal="true" aria-label=${title} ref=${screen}>
    <${Nav} title=${title} sections=${sections} current=${current} onChoose=${choose} hidden=${narrow.value && current !== null} onClose=${onClose} />
    ${current && html`<main class="settings-screen-main" aria-labelledby=${id}>
      <div class="settings-screen-page" key=${current.key}>
        <header class="settings-screen-head">
          ${narrow.value && html`<${IconButton} icon="arrow-left" label=${t('action.back')} onClick=${() => mayLeave() && setChosen(null)} />`}
          <h1 id=${id} class="settings-screen-title" tabindex="-1">${current.label}</h1>
        </header>
        <${current.view} ...${rest} onClose=${onClose} />
      </div>
    </main>`}
    <div class="settings-screen-close">
      <${IconButton} icon="x" label=${t('action.close')} keys="Esc" data-tip-side="left" onClick=${onClose} />
    </div>
  </div>`;
}

/** @param {{title: string, sections: SettingsSection[], current: SettingsPage | null, onChoose: (page: SettingsPage) => void, hidden: boolean, onClose: () => void}} props */
function Nav({ title, sections, current, onChoose, hidden }) {
  const [query, setQuery] = useState('');
  const { ref, onKeyDown } = useRoving('.settings-screen-link', { current: '[aria-current="page"]' });
  const found = sections.map((section) => ({ ...section, pages: section.pages.filter((page) => fits(page, query)) })).filter(({ pages }) => pages.length > 0);
  return html`<nav class="settings-screen-nav" aria-label=${title} hidden=${hidden}>
    <div class="settings-screen-inner" ref=${ref} onKeyDown=${onKeyDown}>
      <p class="settings-screen-name truncate">${title}</p>
      <label class="settings-screen-search">
        <${Icon} name="search" size=${16} />
        <input type="search" value=${query} placeholder=${t('settings.search')} aria-label=${t('settings.search')} autocomplete="off"
          onInput=${(/** @type {any} */ event) => setQuery(event.currentTarget.value)} onKeyDown=${(/** @type {KeyboardEvent} */ event) => clearFirst(event, query, setQuery)} />
      </label>
      ${found.map((section) => html`<section class="settings-screen-section" key=${section.label} aria-label=${section.label}>
        ${section.label && html`<h2 class="settings-screen-label truncate">${section.label}</h2>`}
        ${section.pages.map((page) => html`<button type="button" key=${page.key} class="settings-screen-link" data-danger=${page.danger ? '' : undefined}
          data-page=${page.key} aria-current=${page === current ? 'page' : undefined} onClick=${() => onChoose(page)}>
          ${page.icon && html`<${Icon} name=${page.icon} />`}<span class="truncate">${page.label}</span>
        </button>`)}
      </section>`)}
      ${found.length === 0 && html`<p class="settings-screen-none" role="status">${t('settings.search_none')}</p>`}
    </div>
  </nav>`;
}

/** Esc empties the search before it closes the screen. @param {KeyboardEvent} event @param {string} query @param {(query: string) => void} setQuery */
function clearFirst(event, query, setQuery) {
  if (event.key !== 'Escape' || query === '') return;
  event.preventDefault();
  setQuery('');
}

/** @param {SettingsPage} page @param {string} query */
function fits(page, query) {
  const wanted = query.trim().toLocaleLowerCase();
  return `${page.label} ${page.words ?? ''}`.toLocaleLowerCase().includes(wanted);
}

/** The focus goes into the screen and, when it closes, back to where it was. Tab stays inside: the app behind it is inert. */
function useScreenFocus() {
  const ref = useRef(/** @type {HTMLDivElement | null} */ (null));
  const before = useRef(document.activeElement);
  useLayoutEffect(() => {
    const link = ref.current?.querySelector('[aria-current="page"]') ?? ref.current?.querySelector('.settings-screen-link');
    /** @type {HTMLElement | null | undefined} */ (link)?.focus();
  }, []);
  useEffect(() => () => {
    const back = /** @type {HTMLElement | null} */ (before.current);
    queueMicrotask(() => (back?.isConnected && back !== document.body ? back : document.getElementById('composer'))?.focus());
  }, []);
  return ref;
}
