/**
 * Whoever acts on a thing and so takes it away (a request that is accepted, a ban that is lifted) would stand nowhere, because browsers let
 * go of the focus then. They stand at its neighbour instead: at what follows, at what comes before, at what is around.
 * Lists that draw only what is on the screen know better and say so: `data-own-focus`.
 */

const FOCUSABLE = 'a[href], button:not(:disabled), [tabindex="0"]:not(input, textarea)';
/** For whatever sets the focus itself. Milliseconds. */
const PATIENCE = 100;

/** @typedef {{element: Element, index: number}[]} Way  from what had the focus up to the body; `index`: its place among its siblings */

export function holdFocus() {
  /** The newest first, one for each layer: a dialog that asked goes before the thing it asked about. @type {Way[]} */
  let ways = [wayOf(document.activeElement ?? document.body)];
  let isAsked = false;
  document.addEventListener('focusin', ({ target }) => {
    const way = wayOf(/** @type {Element} */ (target));
    ways = [way, ...ways.filter((other) => layerOf(other) !== layerOf(way) && layerOf(other)?.isConnected)];
  });
  new MutationObserver(() => {
    if (isAsked || !isLost(ways[0])) return;
    isAsked = true;
    setTimeout(() => {
      isAsked = false;
      if (isLost(ways[0])) firstOf(ways)?.focus({ preventScroll: true });
    }, PATIENCE);
  }).observe(document.body, { childList: true, subtree: true });
}

/** Under a finger nothing has the focus at first, and the way from nothing is empty. @param {Way | undefined} way */
const isLost = (way) => document.activeElement === document.body && way?.[0]?.element.isConnected === false;

/** @param {Element} target @returns {Way} */
function wayOf(target) {
  const way = [];
  for (let element = target; element !== document.body && element.parentElement; element = element.parentElement) {
    way.push({ element, index: [...element.parentElement.children].indexOf(element) });
  }
  return way;
}

/** The app, a screen over it, a dialog or a popover. @param {Way} way */
const layerOf = (way) => way.at(-2)?.element;

/** What was wholly taken down, as a dialog is, has no neighbours: then those of what had the focus before. @param {Way[]} ways */
function firstOf(ways) {
  for (const way of ways) {
    if (way[0]?.element.isConnected) return /** @type {HTMLElement} */ (way[0].element);
    const found = neighbour(way);
    if (found) return found;
  }
  return null;
}

/** @param {Way} way @returns {HTMLElement | null} */
function neighbour(way) {
  const first = way.findIndex(({ element }) => element.isConnected);
  if (first < 0 || way[first].element.matches('[data-own-focus]')) return null;
  for (let at = first; at < way.length - 1; at += 1) {
    const { element } = way[at];
    const { index } = way[at - 1];
    if (element.matches('.app')) return null;
    for (const one of [element.children[index], element.children[index - 1], element]) {
      const found = one && stopIn(one);
      if (found) return found;
    }
  }
  return null;
}

/** @param {Element} element @returns {HTMLElement | null} */
function stopIn(element) {
  const all = /** @type {HTMLElement[]} */ ([...(element.matches(FOCUSABLE) ? [element] : []), ...element.querySelectorAll(FOCUSABLE)]);
  return all.find((one) => one.tabIndex >= 0 && one.checkVisibility() && !one.closest('[inert]')) ?? null;
}
