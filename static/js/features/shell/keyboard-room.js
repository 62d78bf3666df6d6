const LEAST = 80;

/** Where the keyboard on the glass lies over the page instead of making it smaller, all ends above it: the style is told how high it is. */
export function makeRoomForKeyboard() {
  const view = globalThis.visualViewport;
  const { dataset, style } = document.documentElement;
  const fit = () => {
    const height = view && view.scale === 1 ? Math.round(innerHeight - view.height) : 0;
    if (height <= LEAST) {
      delete dataset.keyboard;
      style.removeProperty('--keyboard');
      return;
    }
    dataset.keyboard = '';
    style.setProperty('--keyboard', `${height}px`);
    scrollTo(0, 0); // the browser has moved the page for what has the focus: it stands above the keyboard by now
  };
  view?.addEventListener('resize', fit);
}
