import { useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../../lib/html.js';

/** A role's colour as it was chosen. @param {{color: number}} props */
export function RoleDot({ color }) {
  const ref = useRef(/** @type {HTMLSpanElement | null} */ (null));
  useLayoutEffect(() => {
    if (ref.current) ref.current.style.background = color ? `#${color.toString(16).padStart(6, '0')}` : '';
  }, [color]);
  return html`<span class="role-dot" aria-hidden="true" ref=${ref} />`;
}
