import { computed, signal } from '@preact/signals';

const media = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)');
const system = signal(media?.matches ?? false);
media?.addEventListener('change', () => { system.value = media.matches; });

/** What the reader has chosen here. @type {import('@preact/signals').Signal<Pick<import('../state/types.js').Prefs, 'motion' | 'animate'>>} */
const chosen = signal({ motion: 'system', animate: 'always' });

/** @param {import('../state/types.js').Prefs} prefs */
export function chooseMotion({ motion, animate }) {
  chosen.value = { motion, animate };
}

/** Stillness is asked for: here, or else by the reader's system. */
export const reducedMotion = computed(() => (chosen.value.motion === 'system' ? system.value : chosen.value.motion === 'reduced'));

/** Pictures that move are held still until one turns to them. */
export const stillPictures = computed(() => reducedMotion.value || chosen.value.animate === 'hover');
