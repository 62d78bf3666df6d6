import { useId } from 'preact/hooks';
import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

/** @typedef {import('../../state/overwrites.js').Tri} Tri */

const STATES = /** @type {const} */ ([['deny', 'x', 'access.deny'], ['inherit', 'minus', 'access.as_before'], ['allow', 'check', 'access.allow']]);

/**
 * No, as before, yes: three radio buttons with a sign each, and the chosen one's word.
 * @param {{label: string, note?: string, value: Tri, disabled?: boolean, onChange: (state: Tri) => void}} props
 */
export function TriState({ label, note, value, disabled = false, onChange }) {
  const id = useId();
  return html`<div class="tri">
    <div class="tri-words">
      <span class="tri-label" id=${id}>${label}</span>
      <p class="field-note" id=${`${id}-note`}>${disabled ? `${note ?? ''} ${t('permission.you_lack')}` : note}</p>
    </div>
    <div class="tri-states" role="radiogroup" aria-labelledby=${id} aria-describedby=${`${id}-note`} data-value=${value}>
      ${STATES.map(([state, icon, words]) => html`<label class="tri-state" key=${state} data-state=${state} data-tip=${t(words)}>
        <input class="visually-hidden" type="radio" name=${id} aria-label=${t(words)} checked=${state === value} disabled=${disabled} onChange=${() => onChange(state)} />
        <${Icon} name=${icon} size=${16} />${state === value && html`<span aria-hidden="true">${t(words)}</span>`}
      </label>`)}
    </div>
  </div>`;
}
