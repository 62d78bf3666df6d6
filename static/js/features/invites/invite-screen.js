import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { AwayDrawing } from '../../components/drawings.js';
import { WayDrawing } from '../../components/scenes.js';
import { Empty } from '../../components/empty.js';
import { Skeleton } from '../../components/skeleton.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { AuthFrame } from '../auth/auth-frame.js';
import { AuthScreen } from '../auth/auth-screen.js';
import { InviteCard } from './invite-card.js';
import { GuildFace } from './guild-face.js';

/** Where a guild's invite leads, signed in or not. */
export function InviteScreen() {
  const { store } = useApp();
  const [way, setWay] = useState(/** @type {'sign_in' | 'register' | null} */ (null));
  const { preview, error } = /** @type {import('../../state/types.js').ShownInvite} */ (store.entry.value.invite);
  if (!preview) return html`<${AuthFrame}>${error ? html`<${NoInvite} error=${error} />` : html`<${Skeleton} rows=${3} label=${t('invite.loading')} />`}<//>`;
  const { guild, inviter } = preview;
  if (way && store.session.value.phase === 'signed_out') {
    const back = { label: t('invite.back'), go: () => setWay(null) };
    return html`<${AuthScreen} begin=${way} lead=${t('invite.after_sign_in', { name: guild.name })} back=${back} />`;
  }
  const over = inviter ? t('invite.by', { name: inviter.display_name ?? inviter.username }) : t('invite.by_nobody');
  return html`<${AuthFrame} face=${html`<${GuildFace} guild=${guild} />`} over=${over} title=${guild.name}>
    <${InviteCard} guild=${guild} onEnter=${setWay} />
  <//>`;
}

/** @param {{error: import('../../state/types.js').ErrorBody}} props */
function NoInvite({ error }) {
  const { actions } = useApp();
  const isVoid = error.code === 'not_found';
  return html`<${Empty} level=${1} drawing=${isVoid ? html`<${WayDrawing} />` : html`<${AwayDrawing} />`}
    title=${isVoid ? t('invite.void_title') : t('invite.failed')} text=${isVoid ? t('invite.void') : errorText(error)}>
    ${isVoid ? html`<${Button} kind="primary" onClick=${() => actions.leaveInvite()}>${t('invite.home')}<//>`
      : html`<${Button} kind="primary" onClick=${() => actions.reloadInvite()}>${t('action.retry')}<//>`}
  <//>`;
}
