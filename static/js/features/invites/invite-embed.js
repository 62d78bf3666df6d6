import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createGuildJoining } from '../../state/actions/guild_joining.js';
import { inviteHref } from '../../state/address.js';
import { useApp } from '../../state/context.js';
import { GuildFace } from './guild-face.js';

/** @typedef {import('../../state/types.js').InvitePreview} InvitePreview */

/** A link to a guild of this installation, as a card under the message that names it. It keeps its room while it loads. @param {{code: string}} props */
export function InviteEmbed({ code }) {
  const { store, actions, use } = useApp();
  const { previewInvite, joinByCode } = use(createGuildJoining);
  const [state, setState] = useState({ preview: /** @type {InvitePreview | null} */ (null), error: /** @type {any} */ (null), busy: false });
  const load = async () => {
    setState({ preview: null, error: null, busy: false });
    const result = await previewInvite(code);
    setState(result.ok ? { preview: result.preview, error: null, busy: false } : { preview: null, error: result.error, busy: false });
  };
  useEffect(() => { load(); }, [code]);
  const join = async () => {
    setState({ ...state, busy: true, error: null });
    const result = await joinByCode(code);
    setState({ ...state, busy: false, error: result.ok ? null : result.error });
  };
  const { preview, error, busy } = state;
  const guild = preview?.guild;
  const isMember = guild !== undefined && guild.id in store.guilds.value.byId;
  const isVoid = error?.code === 'not_found';
  return html`<div class="invite-inline" role="group" aria-label=${t('invite.embed')}>
    <p class="invite-inline-over">${isVoid ? t('invite.void_title') : isMember ? t('invite.embed_member') : t('invite.embed_lead')}</p>
    <div class="invite-inline-body">
      ${guild ? html`<${GuildFace} guild=${guild} />` : html`<span class="invite-face invite-inline-blank" aria-hidden="true" />`}
      <div class="invite-inline-text">
        ${guild ? html`<a class="invite-inline-name truncate" href=${inviteHref(code)}>${guild.name}</a>` : html`<span class="invite-inline-name">${isVoid ? t('invite.embed_void') : error ? errorText(error) : '…'}</span>`}
        ${guild && html`<span class="invite-inline-counts">
          <span class="invite-count"><span class="invite-dot invite-dot-online" />${t('invite.online', { count: guild.online_count })}</span>
          <span class="invite-count"><span class="invite-dot" />${t('invite.members', { count: guild.member_count })}</span>
        </span>`}
        ${guild && error && html`<span class="upload-item-error" role="alert">${error.code === 'forbidden' ? t('invite.refused') : errorText(error)}</span>`}
      </div>
      ${guild && (isMember ? html`<${Button} small onClick=${() => actions.openGuild(guild.id)}>${t('invite.open')}<//>` : html`<${Button} small kind="primary" busy=${busy} onClick=${join}>${t('invite.join')}<//>`)}
      ${!guild && error && !isVoid && html`<${Button} small onClick=${load}>${t('action.retry')}<//>`}
    </div>
  </div>`;
}
