import { effect } from '@preact/signals';
import { h, render } from 'preact';
import { Root } from './js/components/root.js';
import { AppFrame } from './js/features/shell/frame.js';
import { atRest } from './js/lib/at-rest.js';
import { setLanguage } from './js/lib/i18n.js';
import { browserEnvironment } from './js/net/browser.js';
import { listenForInstall } from './js/net/install.js';
import { createApp } from './js/state/app.js';
import { wasHere } from './js/state/actions/memory.js';
import { AppContext } from './js/state/context.js';
import { dress } from './js/components/dress.js';

export class MessengerApp {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.app = createApp(browserEnvironment());
  }

  /** In the reader's language from the first word on. */
  async start() {
    this.dressPage();
    this.watchFocus();
    await setLanguage(this.app.store.prefs.peek().language);
    render(h(AppContext.Provider, { value: this.app }, h(Root, {})), this.place);
    listenForInstall();
    if (this.app.use(wasHere)) AppFrame.preload();
    await this.app.actions.start();
    if (!this.app.store.session.peek().me) atRest(() => import('./js/features/shell/at-rest.js'), ({ comeToRest }) => comeToRest(this.app));
  }

  dressPage() {
    const { store, views } = this.app;
    effect(() => dress(document.documentElement, store.prefs.value, views.theme.value, views.language.value));
    effect(() => {
      document.title = store.session.value.phase === 'ready' ? views.title.value : 'Guildhall';
    });
  }

  watchFocus() {
    const tell = () => this.app.actions.setFocused(document.hasFocus() && !document.hidden);
    for (const name of ['focus', 'blur']) addEventListener(name, tell);
    document.addEventListener('visibilitychange', tell);
    tell();
  }
}

const place = document.getElementById('app');
if (place) new MessengerApp(place).start();
