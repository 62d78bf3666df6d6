import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { copyText } from '../../components/copy-text.js';
import { Field, FormError } from '../../components/field.js';
import { Select } from '../../components/select.js';
import { formatWhen } from '../../lib/dates.js';
import { formatDuration } from '../../lib/duration.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createAdministering } from '../../state/actions/administering.js';
import { useApp } from '../../state/context.js';
import { PageList } from './page-list.js';
import { usePages } from './use-pages.js';

const HOURS = [24, 168, 720, 0];
const USES = [1, 10, 100, 0];

/** Links by which people may register. @param {{needed: boolean}} props */
export function Invitations({ needed }) {
  const actions = useApp().use(createAdministering);
  const pages = usePages(() => actions.invitations(), 'invites', []);
  const [fields, setFields] = useState({ note: '', expires_hours: 168, max_uses: 1 });
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  /** @param {SubmitEvent} event */
  const create = async (event) => {
    event.preventDefault();
    setState({ busy: true, error: null });
    const { note, ...rest } = fields;
    const answer = await actions.createInvitation({ ...rest, ...(note.trim() && { note: note.trim() }) });
    setState({ busy: false, error: answer.ok ? null : answer.error });
    if (!answer.ok) return;
    pages.change((all) => [answer.data, ...all]);
    setFields((now) => ({ ...now, note: '' }));
  };
  /** @param {any} invite */
  const remove = async (invite) => {
    const answer = await actions.deleteInvitation(invite.code);
    setState({ busy: false, error: answer.ok ? null : answer.error });
    if (answer.ok) pages.change((all) => all.filter((one) => one !== invite));
  };
  return html`<section class="admin-section" aria-label=${t('admin.invitations')}>
    <h2 class="admin-heading">${t('admin.invitations')}</h2>
    <p class="field-note">${needed ? t('admin.invitations_needed') : t('admin.invitations_lead')}</p>
    <form class="admin-form" onSubmit=${create}>
      <${Field} label=${t('admin.note')} placeholder=${t('admin.note_hint')} maxlength="100" autocomplete="off" value=${fields.note} onInput=${(/** @type {string} */ note) => setFields((now) => ({ ...now, note }))} />
      <${Select} label=${t('guild.invite_expires')} value=${String(fields.expires_hours)} onChange=${(/** @type {string} */ value) => setFields((now) => ({ ...now, expires_hours: Number(value) }))}
        options=${HOURS.map((hours) => ({ value: String(hours), label: hours === 0 ? t('guild.invite_never') : formatDuration(hours * 3600) }))} />
      <${Select} label=${t('guild.invite_uses')} value=${String(fields.max_uses)} onChange=${(/** @type {string} */ value) => setFields((now) => ({ ...now, max_uses: Number(value) }))}
        options=${USES.map((uses) => ({ value: String(uses), label: uses === 0 ? t('guild.invite_any_uses') : String(uses) }))} />
      <${Button} type="submit" kind="primary" busy=${state.busy}>${t('admin.create_invitation')}<//>
    </form>
    ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
    <${PageList} pages=${pages} label=${t('admin.invitations')} none=${t('admin.no_invitations')}>
      ${pages.items.map((/** @type {any} */ invite) => html`<li class="admin-row" key=${invite.code}>
        <div class="admin-words"><span class="admin-name truncate">${invite.note || invite.code}</span>
          <span class="admin-note truncate">${[invite.uses > 0 ? t('channel_invites.used', { count: invite.uses }) : t('channel_invites.unused'), invite.expires_at ? t('guild.invite_until', { time: formatWhen(invite.expires_at) }) : t('guild.invite_for_ever')].join(' ')}</span></div>
        <${Button} small onClick=${() => copyText(invite.url)}>${t('action.copy')}<//>
        <${Button} small kind="quiet" aria-label=${t('channel_invites.delete', { code: invite.code })} onClick=${() => remove(invite)}>${t('action.delete')}<//>
      </li>`)}
    <//>
  </section>`;
}
