import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { AuthFrame } from './auth-frame.js';
import { CodeForm } from './code-form.js';
import { ForgotForm } from './forgot-form.js';
import { RegisterForm } from './register-form.js';
import { SignInForm } from './sign-in-form.js';

/** @typedef {'sign_in' | 'code' | 'register' | 'forgot'} Way */

/**
 * Signing in, or what leads there. Who came with an invitation registers first.
 * @param {{begin?: Way, lead?: string, back?: {label: string, go: () => void}}} props  lead: what it is for; back: to what asked for it
 */
export function AuthScreen({ begin, lead, back }) {
  const { store } = useApp();
  const { instance } = store.session.value;
  const open = instance?.registration !== 'closed';
  const [chosen, setWay] = useState(/** @type {Way | null} */ (begin ?? null));
  const [known, setKnown] = useState({ username: '', password: '' });
  const way = chosen ?? (open && store.entry.value.invitation ? 'register' : 'sign_in');
  /** @param {typeof known} proven */
  const askCode = (proven) => {
    setKnown(proven);
    setWay('code');
  };
  const pages = {
    sign_in: () => ({ title: t('sign_in.title', { name: instance?.name ?? t('app.name') }), lead: lead ?? t('sign_in.lead'),
      form: html`<${SignInForm} username=${known.username} onCode=${askCode} onForgot=${instance?.password_reset && (() => setWay('forgot'))} />` }),
    code: () => ({ title: t('code.title'), lead: t('code.lead'), form: html`<${CodeForm} known=${known} />` }),
    register: () => ({ title: t('register.title'), lead: lead ?? t('register.lead'), form: html`<${RegisterForm} key=${store.entry.value.invitation} />` }),
    forgot: () => ({ title: t('forgot.title'), lead: t('forgot.lead'), form: html`<${ForgotForm} />` }),
  };
  const page = pages[way]();
  return html`<${AuthFrame} title=${page.title} lead=${page.lead} key=${way}>
    ${page.form}
    <${OtherWay} way=${way} open=${open} onSwitch=${setWay} />
    ${back && html`<p class="auth-switch"><button type="button" class="link-button" onClick=${back.go}>${back.label}</button></p>`}
  <//>`;
}

/** @param {{way: Way, open: boolean, onSwitch: (way: Way) => void}} props */
function OtherWay({ way, open, onSwitch }) {
  if (way === 'sign_in' && !open) return html`<p class="auth-switch">${t('register.closed')}</p>`;
  const question = way === 'sign_in' ? t('sign_in.no_account') : way === 'register' ? t('register.have_account') : '';
  const action = way === 'sign_in' ? t('sign_in.to_register') : way === 'register' ? t('register.to_sign_in') : t('sign_in.back');
  return html`<p class="auth-switch">${question} <button type="button" class="link-button"
    onClick=${() => onSwitch(way === 'sign_in' ? 'register' : 'sign_in')}>${action}</button></p>`;
}
