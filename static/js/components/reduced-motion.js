import { signal } from '@preact/signals';

/** The reader's system asks for stillness. */
export const reducedMotion = signal(false);

const media = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)');
if (media) {
  reducedMotion.value = media.matches;
  media.addEventListener('change', () => { reducedMotion.value = media.matches; });
}
