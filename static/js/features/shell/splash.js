import { Button } from '../../components/button.js';
import { ProblemDrawing } from '../../components/problem-drawing.js';
import { Empty } from '../../components/empty.js';
import { Mark } from '../../components/mark.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';

export function Splash() {
  return html`<main class="splash"><h1 class="visually-hidden">${t('app.loading')}</h1><${Mark} /></main>`;
}

export function FailedScreen() {
  const { store, actions } = useApp();
  return html`<main class="splash">
    <h1 class="visually-hidden">${t('app.name')}</h1>
    <${Empty} drawing=${html`<${ProblemDrawing} error=${store.session.value.error} />`} title=${t('app.failed')} text=${errorText(store.session.value.error)}>
      <${Button} kind="primary" onClick=${() => actions.start()}>${t('action.retry')}<//>
    <//>
  </main>`;
}
