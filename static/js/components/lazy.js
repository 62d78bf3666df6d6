import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { Button } from './button.js';

/** What holds the keys that are typed meanwhile, once that has come: early-keys.js. @type {{hold: (() => () => void) | null}} */
export const early = { hold: null };

/**
 * A component whose module is fetched when it is first drawn: nothing of it weighs on the first load.
 * While it is on its way there is a quiet place holder that shows itself after 150 ms; a module that does not come can be asked for again.
 * @param {() => Promise<any>} load as in `() => import('../polls/create-poll.js')`
 * @param {string} name of the component in that module
 * @param {{typed?: boolean}} [options]  typed: it takes the focus and is typed into at once, so what is typed meanwhile is its
 */
export function lazy(load, name, { typed = false } = {}) {
  /** @type {any} */
  let loaded = null;

  const fetchOnce = async () => {
    loaded ??= (await load())[name];
  };

  /** @param {Record<string, any>} props */
  function Lazy(props) {
    const [state, setState] = useState(() => ({ view: loaded, failed: false }));
    const fetchIt = () => {
      setState({ view: null, failed: false });
      fetchOnce().then(
        () => setState({ view: loaded, failed: false }),
        () => setState({ view: null, failed: true }),
      );
    };
    useEffect(() => {
      if (!loaded) fetchIt();
    }, []);
    const isAwaited = typed && !state.view && !state.failed;
    useLayoutEffect(() => (isAwaited ? early.hold?.() : undefined), [isAwaited]);
    if (state.view) return html`<${state.view} ...${props} />`;
    if (state.failed) return html`<${Failed} onRetry=${fetchIt} onClose=${props.onClose} />`;
    return html`<div class="lazy" role="status" aria-label=${t('app.part_loading')} />`;
  }

  /** Ahead of its time; a failure is no matter yet. */
  Lazy.preload = () => fetchOnce().catch(() => undefined);
  return Lazy;
}

/** @param {{onRetry: () => void, onClose?: () => void}} props */
function Failed({ onRetry, onClose }) {
  return html`<div class="lazy lazy-failed" role="alert">
    <p>${t('app.part_failed')}</p>
    <div class="lazy-actions">
      ${onClose && html`<${Button} kind="quiet" small onClick=${onClose}>${t('action.close')}<//>`}
      <${Button} small onClick=${onRetry}>${t('action.retry')}<//>
    </div>
  </div>`;
}
