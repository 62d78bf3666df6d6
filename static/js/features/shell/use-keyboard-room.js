import { useEffect } from 'preact/hooks';

const LEAST = 80;

/** Where the keyboard on the glass lies over the page instead of making it smaller, the app ends above it. */
export function useKeyboardRoom() {
  useEffect(() => {
    const view = globalThis.visualViewport;
    if (!view) return undefined;
    const fit = () => {
      const covered = innerHeight - view.height > LEAST && view.scale === 1;
      document.documentElement.style.setProperty('--app-height', covered ? `${Math.round(view.height)}px` : '');
      if (covered) scrollTo(0, 0);
    };
    view.addEventListener('resize', fit);
    return () => {
      view.removeEventListener('resize', fit);
      document.documentElement.style.setProperty('--app-height', '');
    };
  }, []);
}
