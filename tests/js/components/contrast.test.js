import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { contrast, luminance } from '../../../static/js/features/members/readable-color.js';

const css = readFileSync(new URL('../../../static/css/tokens.css', import.meta.url), 'utf8');
const THEMES = /** @type {const} */ (['light', 'dark', 'high-contrast']);
/** @typedef {typeof THEMES[number]} Theme */
const SURFACES = ['--surface-rail', '--surface-side', '--surface-main', '--surface-raised', '--surface-inset', '--surface-code'];
const HUES = Array.from({ length: 12 }, (_, index) => `--hue-${index + 1}`);

/** @type {[string, string[], number][]} text, what it stands on, and how much it must stand out */
const PAIRS = [
  ['--text', SURFACES, 7],
  ['--text-strong', SURFACES, 7],
  ['--text-soft', SURFACES, 4.5],
  ['--text-muted', SURFACES, 4.5],
  ['--text-dim', ['--surface-side'], 4.5],
  ['--accent-text', ['--surface-rail', '--surface-side', '--surface-main', '--surface-raised', '--surface-inset'], 4.5],
  ['--danger-text', ['--surface-side', '--surface-main', '--surface-raised', '--surface-inset'], 4.5],
  ['--on-accent', ['--accent', '--accent-hover'], 4.5],
  ['--on-danger', ['--danger', '--danger-hover'], 4.5],
  ['--on-hue', HUES, 4.5],
  ['--warning-text', ['--warning-wash'], 4.5],
  ['--surface-main', ['--text'], 7],
  ['--online', ['--surface-side', '--surface-rail'], 3],
  ['--offline', ['--surface-side', '--surface-rail'], 3],
  ['--line-strong', ['--surface-main', '--surface-raised'], 2.5],
];

/** The high contrast theme: text at 7:1 on whatever it stands on, and lines that are seen. @type {[string, string[], number][]} */
const STRONG_PAIRS = [
  ...PAIRS.map(([text, grounds, wanted]) => /** @type {[string, string[], number]} */ ([text, grounds, text.startsWith('--on-hue') ? 4.5 : Math.max(wanted, wanted >= 4.5 ? 7 : 4.5)])),
  ['--text', ['--surface-hover', '--surface-selected', '--surface-row-hover', '--accent-wash', '--danger-wash'], 7],
  ['--text-muted', ['--surface-hover', '--surface-selected'], 7],
  ['--line', ['--surface-rail', '--surface-side', '--surface-main', '--surface-raised'], 4.5],
  ['--line-strong', SURFACES, 7],
];

for (const theme of THEMES) {
  for (const [text, grounds, wanted] of theme === 'high-contrast' ? STRONG_PAIRS : PAIRS) {
    for (const ground of grounds) {
      test(`${theme}: ${text} on ${ground} has ${wanted}:1`, () => {
        const ratio = contrast(luminance(token(text, theme)), luminance(token(ground, theme)));
        assert.ok(ratio >= wanted, `${ratio.toFixed(2)}:1`);
      });
    }
  }
  test(`${theme}: soft text can be read on a row under the pointer`, () => {
    for (const surface of ['--surface-side', '--surface-main']) {
      const ground = over(token('--surface-hover', theme), alpha('--surface-hover', theme), token(surface, theme));
      const ratio = contrast(luminance(token('--text-soft', theme)), luminance(ground));
      assert.ok(ratio >= 4.5, `${surface} ${ratio.toFixed(2)}:1`);
    }
  });
}

test('the tones of people differ in hue alone', () => {
  for (const theme of THEMES) {
    const tones = HUES.map((name) => numbers(name, theme));
    assert.equal(new Set(tones.map(([lightness, chroma]) => `${lightness} ${chroma}`)).size, 1);
    const turns = tones.map(([, , hue]) => hue).sort((a, b) => a - b);
    assert.ok(turns.every((hue, index) => (turns[index + 1] ?? turns[0] + 360) - hue >= 30));
  }
});

test('raw colours stand in the tokens only', () => {
  const door = readFileSync(new URL('../../../static/style.css', import.meta.url), 'utf8');
  const sheets = [...door.matchAll(/url\("(css\/[^"]+)"\)/g)].map((match) => match[1]).filter((path) => !path.endsWith('tokens.css'));
  assert.ok(sheets.length > 20);
  for (const path of sheets) {
    const text = readFileSync(new URL(`../../../static/${path}`, import.meta.url), 'utf8');
    assert.doesNotMatch(text, /oklch\(|rgba?\(|hsla?\(|#[0-9a-f]{3,8}\b/i, path);
  }
});

const strong = css.match(/\[data-theme="high-contrast"\] \{([^}]*)\}/)?.[1] ?? '';

/** What the high contrast theme leaves alone is as in the dark one. @param {string} name @param {Theme} theme */
function source(name, theme) {
  const own = theme === 'high-contrast' && strong.match(new RegExp(`${name}: (oklch\\([^)]*\\));`));
  if (own) return own[1];
  const match = css.match(new RegExp(`${name}: light-dark\\((oklch\\([^)]*\\)), (oklch\\([^)]*\\))\\);`));
  assert.ok(match, `${name} is no light-dark() pair of oklch() colours`);
  return match[theme === 'light' ? 1 : 2];
}

/** @param {string} name @param {Theme} theme */
function numbers(name, theme) {
  return source(name, theme).replace(/[^\d.\s-]/g, ' ').trim().split(/\s+/).map(Number);
}

/** @param {string} name @param {Theme} theme */
function token(name, theme) {
  const [lightness, chroma, hue] = numbers(name, theme);
  return toRgb(lightness, chroma, hue);
}

/** @param {string} name @param {Theme} theme */
function alpha(name, theme) {
  return numbers(name, theme)[3] ?? 1;
}

/** @param {number[]} front @param {number} share @param {number[]} back */
function over(front, share, back) {
  return front.map((part, index) => part * share + back[index] * (1 - share));
}

/** OKLCH to sRGB (0 to 255), after Björn Ottosson's definition. @param {number} lightness @param {number} chroma @param {number} hue degrees */
function toRgb(lightness, chroma, hue) {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((part) => 255 * encode(Math.max(0, Math.min(1, part))));
}

/** @param {number} linear */
function encode(linear) {
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
}
