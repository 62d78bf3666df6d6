import { setClock } from '../lib/dates.js';
import { chooseMotion } from './reduced-motion.js';

/**
 * What the reader prefers, on the page's root, where the style sheets look.
 * @param {HTMLElement} page
 * @param {import('../state/types.js').Prefs} prefs
 * @param {string} theme
 * @param {string} language
 */
export function dress(page, prefs, theme, language) {
  page.lang = language;
  Object.assign(page.dataset, {
    theme,
    density: prefs.density,
    motion: prefs.motion,
    focus: prefs.strongFocus ? 'strong' : 'plain',
    links: prefs.underlineLinks ? 'underlined' : 'plain',
  });
  page.style.setProperty('--font-size', `${prefs.fontSize}px`);
  page.style.setProperty('--saturation', `${prefs.saturation}%`);
  page.toggleAttribute('data-pale', prefs.saturation < 100);
  setClock(prefs.clock);
  chooseMotion(prefs);
}
