import { useState } from 'preact/hooks';
import { Mark } from '../../components/mark.js';
import { Segmented } from '../../components/segmented.js';
import { html } from '../../lib/html.js';
import { LANGUAGES, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { RegisterForm } from './register-form.js';
import { SignInForm } from './sign-in-form.js';

export function AuthScreen() {
  const { store } = useApp();
  const [registering, setRegistering] = useState(false);
  const { instance } = store.session.value;
  const open = instance?.registration === 'open' || !instance;
  return html`<div class="auth">
    <header class="auth-top"><${LanguageSwitch} /></header>
    <main class="auth-main">
      <div class="auth-card">
        <div class="auth-brand">
          <${Mark} />
          <div>
            <h1 class="auth-title">${registering ? t('register.title') : t('sign_in.title', { name: instance?.name ?? t('app.name') })}</h1>
            <p class="auth-subtitle">${registering ? t('register.lead') : t('sign_in.lead')}</p>
          </div>
        </div>
        ${registering ? html`<${RegisterForm} />` : html`<${SignInForm} />`}
        <${OtherWay} registering=${registering} open=${open} onSwitch=${() => setRegistering(!registering)} />
      </div>
    </main>
    <footer class="auth-foot">${instance && instance.name !== t('app.name') ? `${instance.name} · ${t('app.name')}` : t('app.name')}</footer>
  </div>`;
}

/** @param {{registering: boolean, open: boolean, onSwitch: () => void}} props */
function OtherWay({ registering, open, onSwitch }) {
  if (!registering && !open) return html`<p class="auth-switch">${t('register.closed')}</p>`;
  const question = registering ? t('register.have_account') : t('sign_in.no_account');
  const action = registering ? t('register.to_sign_in') : t('sign_in.to_register');
  return html`<p class="auth-switch">${question} <button type="button" class="link-button" onClick=${onSwitch}>${action}</button></p>`;
}

function LanguageSwitch() {
  const { views, actions } = useApp();
  const options = Object.entries(LANGUAGES).map(([value, { name }]) => ({ value, label: name, lang: value }));
  return html`<${Segmented} label=${t('settings.language')} value=${views.language.value} options=${options}
    onChange=${(/** @type {'en' | 'ru'} */ value) => actions.setPref('language', value)} />`;
}
