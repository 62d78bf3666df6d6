import { useLayoutEffect } from 'preact/hooks';
import { useRoving } from '../../components/roving.js';
import { TONES, withTone } from '../../lib/emoji-tones.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

export const toneNames = () => [t('emoji.tone_0'), t('emoji.tone_1'), t('emoji.tone_2'), t('emoji.tone_3'), t('emoji.tone_4'), t('emoji.tone_5')];

/**
 * The six skin tones of one emoji, side by side at the foot of the picker.
 * @param {{label: string, emoji: string, current: number, onChoose: (tone: number) => void, onClose: () => void}} props
 */
export function ToneStrip({ label, emoji, current, onChoose, onClose }) {
  const { ref, onKeyDown } = useRoving('.picker-tone', { columns: TONES.length, current: '[aria-checked="true"]' });
  useLayoutEffect(() => {
    /** @type {HTMLElement | null | undefined} */ (ref.current?.querySelector('[aria-checked="true"]'))?.focus();
  }, [emoji]);
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.key !== 'Escape') return onKeyDown(event);
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  const names = toneNames();
  return html`<div class="picker-tones" role="radiogroup" aria-label=${label} ref=${ref} onKeyDown=${key}>
    ${names.map((name, tone) => html`<button type="button" role="radio" class="picker-tone" key=${tone} aria-checked=${String(tone === current)} aria-label=${name} data-tip=${name}
      onClick=${() => onChoose(tone)}>${withTone(emoji, tone)}</button>`)}
  </div>`;
}
