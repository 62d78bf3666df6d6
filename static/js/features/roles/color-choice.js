import { useId } from 'preact/hooks';
import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { hexOf } from './role-dot.js';

/** Of one lightness, so that no role shouts; names in the reader's words. */
export const PALETTE = /** @type {const} */ ([
  ['color.teal', 0x3fa796], ['color.green', 0x5aa469], ['color.olive', 0x98a03c], ['color.amber', 0xc99a2e], ['color.orange', 0xd07f45], ['color.red', 0xc8645c],
  ['color.pink', 0xc76a96], ['color.violet', 0x9a75c4], ['color.indigo', 0x6f82cf], ['color.blue', 0x4b95c9], ['color.grey', 0x8d8a85],
]);

/**
 * None, one of ours, or any other.
 * @param {{value: number, label?: string, onChange: (color: number) => void}} props
 */
export function ColorChoice({ value, label = t('role.color'), onChange }) {
  const name = useId();
  const isCustom = value !== 0 && !PALETTE.some(([, color]) => color === value);
  return html`<fieldset class="field color-choice">
    <legend class="field-label">${label}</legend>
    <div class="color-choice-row">
      <${Swatch} name=${name} label=${t('color.none')} checked=${value === 0} color=${0} onChange=${onChange} />
      ${PALETTE.map(([key, color]) => html`<${Swatch} key=${key} name=${name} label=${t(key)} checked=${value === color} color=${color} onChange=${onChange} />`)}
      <label class="color-custom" data-chosen=${isCustom ? '' : undefined} data-tip=${t('color.custom')}>
        <input type="color" aria-label=${t('color.custom')} value=${hexOf(value || 0x8d8a85)} onInput=${(/** @type {any} */ event) => onChange(Number.parseInt(event.currentTarget.value.slice(1), 16))} />
        <${Icon} name="palette" size=${16} />
      </label>
    </div>
  </fieldset>`;
}

/** @param {{name: string, label: string, checked: boolean, color: number, onChange: (color: number) => void}} props */
function Swatch({ name, label, checked, color, onChange }) {
  return html`<label class="swatch" data-tip=${label} data-plain=${color ? undefined : ''} style=${{ backgroundColor: color ? hexOf(color) : '' }}>
    <input class="visually-hidden" type="radio" name=${name} aria-label=${label} checked=${checked} onChange=${() => onChange(color)} />
    ${checked && html`<${Icon} name="check" size=${16} />`}
  </label>`;
}
