import { useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useState } from 'preact/hooks';
import { html } from '../lib/html.js';
import { setLanguage } from '../lib/i18n.js';
import { AppFrame } from '../features/shell/frame.js';
import { FailedScreen, Splash } from '../features/shell/splash.js';
import { useApp } from '../state/context.js';
import { lazy } from './lazy.js';
import { LiveRegion } from './live-region.js';
import { Toasts } from './toasts.js';
import { TooltipHost } from './tooltip.js';

/** What each of them needs is not for the others. */
const AuthScreen = lazy(() => import('../features/auth/auth-screen.js'), 'AuthScreen');
const ResetScreen = lazy(() => import('../features/auth/reset-screen.js'), 'ResetScreen');
const InviteScreen = lazy(() => import('../features/invites/invite-screen.js'), 'InviteScreen');

const SCREENS = {
  starting: Splash,
  failed: FailedScreen,
  signed_out: AuthScreen,
  loading: AppFrame,
  ready: AppFrame,
};

export function Root() {
  const { store } = useApp();
  useSignalEffect(() => void setLanguage(store.prefs.value.language));
  const Screen = useWhenThere(screenFor(store.session.value.phase, store.entry.value));
  return html`<${Screen} /><${Toasts} /><${LiveRegion} /><${TooltipHost} />`;
}

/** The splash stands until there is what comes after it. @param {any} wanted */
function useWhenThere(wanted) {
  const [there, setThere] = useState(/** @type {any} */ (null));
  useLayoutEffect(() => {
    let isWanted = true;
    if (wanted.preload) wanted.preload().then(() => isWanted && setThere(() => wanted));
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  return wanted.preload && wanted !== there ? Splash : wanted;
}

/** @param {import('../state/types.js').Phase} phase @param {import('../state/types.js').Entry} entry */
function screenFor(phase, entry) {
  if (entry.reset) return ResetScreen;
  return entry.invite && phase !== 'starting' && phase !== 'failed' ? InviteScreen : SCREENS[phase];
}
