import { Mark } from '../../components/mark.js';
import { Segmented } from '../../components/segmented.js';
import { html } from '../../lib/html.js';
import { LANGUAGES, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { AppFrame } from '../shell/frame.js';

/**
 * The page before one is inside: whose it is, what it asks, and one card. Who begins to fill it in will soon need what is inside.
 * @param {{title?: string, lead?: string, face?: any, over?: string, children: any}} props  face: in place of our mark; over: above the title
 */
export function AuthFrame({ title, lead, face, over, children }) {
  const { instance } = useApp().store.session.value;
  return html`<div class="auth">
    <header class="auth-top"><${LanguageSwitch} /></header>
    <main class="auth-main" onInput=${AppFrame.preload} onSubmit=${AppFrame.preload}>
      <div class="auth-card">
        ${title && html`<div class="auth-brand">
          ${face ?? html`<${Mark} />`}
          <div>
            ${over && html`<p class="auth-subtitle">${over}</p>`}
            <h1 class="auth-title">${title}</h1>
            ${lead && html`<p class="auth-subtitle">${lead}</p>`}
          </div>
        </div>`}
        ${children}
      </div>
    </main>
    <footer class="auth-foot">${instance && instance.name !== t('app.name') ? `${instance.name} · ${t('app.name')}` : t('app.name')}</footer>
  </div>`;
}

function LanguageSwitch() {
  const { views, actions } = useApp();
  const options = Object.entries(LANGUAGES).map(([value, { name }]) => ({ value, label: name, lang: value }));
  return html`<${Segmented} label=${t('settings.language')} value=${views.language.value} options=${options}
    onChange=${(/** @type {'en' | 'ru'} */ value) => actions.setPref('language', value)} />`;
}
