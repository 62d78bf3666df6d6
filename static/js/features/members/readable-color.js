/** Role colours are anything; on each theme they keep their hue and move in lightness until they can be read. */

/** @typedef {'dark' | 'light' | 'high-contrast'} Theme */

/** Contrast to reach, and the luminance of the surface that is hardest for text: the brightest dark one, the darkest light one. */
const GROUND = {
  dark: { wanted: 4.5, surface: 0.0247 },
  light: { wanted: 4.5, surface: 0.785 },
  'high-contrast': { wanted: 7, surface: 0.0247 },
};

/**
 * @param {number} color 0xRRGGBB
 * @param {Theme} theme
 */
export function readableColor(color, theme) {
  const goal = theme === 'light' ? 0 : 255;
  const { wanted, surface } = GROUND[theme];
  const rgb = [(color >> 16) & 255, (color >> 8) & 255, color & 255];
  for (let mix = 0; mix <= 1; mix += 0.05) {
    const mixed = rgb.map((part) => Math.round(part + (goal - part) * mix));
    if (contrast(luminance(mixed), surface) >= wanted) return `rgb(${mixed.join(' ')})`;
  }
  return '';
}

/** @param {number} a @param {number} b */
export function contrast(a, b) {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** @param {number[]} rgb 0 to 255 */
export function luminance(rgb) {
  const [r, g, b] = rgb.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
