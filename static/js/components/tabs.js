import { useId } from 'preact/hooks';
import { html } from '../lib/html.js';
import { useRoving } from './roving.js';

/**
 * Tabs with one panel: arrows move and choose at once.
 * @param {{label: string, value: string, tabs: {value: string, label: string, count?: number}[], onChange: (value: string) => void, children: any}} props
 */
export function Tabs({ label, value, tabs, onChange, children }) {
  const id = useId();
  const { ref, onKeyDown } = useRoving('.tab', { columns: tabs.length, current: '[aria-selected="true"]' });
  return html`
    <div class="tabs" role="tablist" aria-label=${label} ref=${ref} onKeyDown=${onKeyDown}>
      ${tabs.map((tab) => html`<button type="button" class="tab" role="tab" key=${tab.value} id=${`${id}-${tab.value}`} aria-selected=${String(tab.value === value)} data-stop=${tab.value === value ? '' : undefined} aria-controls=${`${id}-panel`}
        onClick=${() => onChange(tab.value)} onFocus=${() => tab.value !== value && onChange(tab.value)}>${tab.label}</button>`)}
    </div>
    <div class="tab-panel" role="tabpanel" id=${`${id}-panel`} aria-labelledby=${`${id}-${value}`}>${children}</div>`;
}
