/** F6 walks over the parts of the screen, in the order in which they stand. */

const FOCUSABLE = 'a[href], button:not(:disabled), input, textarea, [tabindex]';

/** @param {1 | -1} step */
export function nextRegion(step) {
  const regions = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-region]')]).filter((region) => !region.closest('[inert]') && stopIn(region));
  if (regions.length === 0) return;
  const here = regions.findLastIndex((region) => region.contains(document.activeElement));
  const start = here < 0 && step < 0 ? 0 : here;
  stopIn(regions[(start + step + regions.length) % regions.length])?.focus();
}

/** What is open now or is the region's own tab stop, else the first thing in it that takes the focus. @param {HTMLElement} region */
function stopIn(region) {
  const all = /** @type {HTMLElement[]} */ ([...region.querySelectorAll(FOCUSABLE)]);
  const shown = all.filter((item) => item.checkVisibility());
  return shown.find((item) => item.matches('[aria-current="page"], [data-stop]')) ?? shown.find((item) => item.tabIndex >= 0);
}
