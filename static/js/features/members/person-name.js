import { useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { useApp } from '../../state/context.js';
import { readableColor } from './readable-color.js';

/** A name in the colour of the highest coloured role, made readable on the theme. @param {{person: {name: string, color: number}, class?: string, id?: string}} props */
export function PersonName({ person, class: names, id }) {
  const { store, views } = useApp();
  const ref = useRef(/** @type {HTMLSpanElement | null} */ (null));
  const color = person.color && store.prefs.value.roleColors ? readableColor(person.color, views.theme.value) : '';
  useLayoutEffect(() => {
    if (ref.current) ref.current.style.color = color;
  }, [color]);
  return html`<span class=${names} id=${id} ref=${ref}>${person.name}</span>`;
}
