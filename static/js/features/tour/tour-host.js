import { signal } from '@preact/signals';
import { lazy } from '../../components/lazy.js';
import { html } from '../../lib/html.js';
import { useApp } from '../../state/context.js';
import { dialog, screen } from '../shell/ui.js';

const Tour = lazy(() => import('./tour.js'), 'Tour');

const asked = signal(false);

/** Once more, for whoever wants it. */
export function startTour() {
  asked.value = true;
}

/** Whoever has just made an account here is shown around, once; the tour steps aside while something lies over the app. */
export function TourHost() {
  const { store, actions } = useApp();
  const isNew = store.entry.value.fresh && !store.prefs.value.toured;
  if (!asked.value && !isNew) return null;
  const end = () => {
    asked.value = false;
    actions.setPref('toured', true);
  };
  return !dialog.value && !screen.value && html`<${Tour} onEnd=${end} />`;
}
