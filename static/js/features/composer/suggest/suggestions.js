import { useLayoutEffect, useRef } from 'preact/hooks';
import { Avatar } from '../../../components/avatar.js';
import { Icon } from '../../../components/icon.js';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { ChannelIcon } from '../../channels/channel-icon.js';
import { PersonName } from '../../members/person-name.js';

const GAP = 8;

/** Over its anchor, as wide; below when there is no room. @param {{list: import('./use-suggestions.js').OpenList, anchor: {current: HTMLElement | null}}} props */
export function Suggestions({ list, anchor }) {
  const ref = useRef(/** @type {HTMLDivElement | null} */ (null));
  const place = () => { if (ref.current && anchor.current) stand(ref.current, anchor.current.getBoundingClientRect()); };
  useLayoutEffect(() => {
    ref.current?.showPopover();
    const observer = new ResizeObserver(place);
    if (anchor.current) observer.observe(anchor.current);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(place, [list.rows.length]);
  useLayoutEffect(() => document.getElementById(`${list.id}-${list.active}`)?.scrollIntoView({ block: 'nearest' }), [list.active]);
  return html`<div class="suggestions" popover="manual" ref=${ref} onMouseDown=${(/** @type {Event} */ event) => event.preventDefault()}>
    <div role="listbox" id=${list.id} aria-label=${t('suggest.label')} class="suggestions-list">
      ${list.rows.map((row, index) => html`<div class="suggestion" role="option" key=${row.key} id=${`${list.id}-${index}`} aria-selected=${String(index === list.active)}
        onClick=${() => list.accept(row)} onPointerMove=${() => index !== list.active && list.point(index)}>
        <span class="suggestion-face" aria-hidden="true"><${Face} row=${row} /></span>
        <span class="suggestion-label truncate"><${PersonName} person=${{ name: row.label, color: row.color ?? 0 }} /></span>
        ${row.detail && html`<span class="suggestion-detail truncate">${row.detail}</span>`}
      </div>`)}
    </div>
    <p class="visually-hidden" role="status">${t('suggest.count', { count: list.rows.length })}</p>
  </div>`;
}

/** @param {{row: import('./rows.js').Row}} props */
function Face({ row }) {
  if (row.user) return html`<${Avatar} user=${row.user} name=${row.label} size=${32} />`;
  if (row.channel) return html`<${ChannelIcon} channel=${row.channel} />`;
  if (row.url) return html`<img class="suggestion-picture" src=${row.url} alt="" width="22" height="22" />`;
  return row.emoji ? html`<span class="emoji-glyph">${row.emoji}</span>` : html`<${Icon} name=${row.icon ?? 'terminal'} />`;
}

/** @param {HTMLElement} element @param {DOMRect} box */
function stand(element, box) {
  const room = document.documentElement.clientHeight;
  const above = box.top - GAP;
  element.style.left = `${Math.round(box.left)}px`;
  element.style.width = `${Math.round(box.width)}px`;
  const isAbove = above >= Math.min(element.scrollHeight, 160) || above > room - box.bottom;
  element.style.maxHeight = `${Math.round(Math.max(80, (isAbove ? above : room - box.bottom - GAP) - GAP))}px`;
  element.style.bottom = isAbove ? `${Math.round(room - above)}px` : 'auto';
  element.style.top = isAbove ? 'auto' : `${Math.round(box.bottom + GAP)}px`;
}
