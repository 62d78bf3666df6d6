import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Field } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createGuildJoining } from '../../state/actions/guild_joining.js';
import { inviteHref } from '../../state/address.js';
import { useApp } from '../../state/context.js';
import { pastedCode } from '../../state/invite_links.js';

/** By a link or a code that somebody has sent. @param {{onClose: () => void}} props */
export function JoinGuild({ onClose }) {
  const { joinByCode } = useApp().use(createGuildJoining);
  const [text, setText] = useState('');
  const [state, setState] = useState({ busy: false, why: '' });
  /** @param {Event} event */
  const submit = async (event) => {
    event.preventDefault();
    const code = pastedCode(text, location.origin);
    if (!code) return setState({ busy: false, why: t('guild.join_wrong') });
    setState({ busy: true, why: '' });
    const result = await joinByCode(code);
    if (result.ok) return onClose();
    return setState({ busy: false, why: whyNot(result.error) });
  };
  return html`<form class="dialog-form" onSubmit=${submit}>
    <p class="dialog-text">${t('guild.join_lead')}</p>
    <${Field} label=${t('guild.join_link')} value=${text} onInput=${setText} error=${state.why || undefined} placeholder=${new URL(inviteHref('hTKzmak'), location.origin).href} required autocomplete="off" spellcheck=${false} data-autofocus />
    <div class="dialog-actions">
      <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
      <${Button} type="submit" kind="primary" busy=${state.busy}>${t('invite.join')}<//>
    </div>
  </form>`;
}

/** @param {import('../../state/types.js').ErrorBody} error */
function whyNot(error) {
  if (error.code === 'not_found') return t('invite.void');
  return error.code === 'forbidden' ? t('invite.refused') : errorText(error);
}
