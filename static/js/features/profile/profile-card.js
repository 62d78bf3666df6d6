import { useId, useLayoutEffect } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Popover } from '../../components/popover.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { Markdown } from '../../lib/markdown/render.js';
import { useApp } from '../../state/context.js';
import { openFullProfile } from './open-profile.js';
import { ProfileActs } from './profile-acts.js';
import { ProfileHead } from './profile-head.js';
import { ProfileRoles } from './profile-roles.js';
import { ProfileWrite } from './profile-write.js';
import { useProfile } from './use-profile.js';

/** Beside what was pressed. @param {{anchor: HTMLElement, guildId: number | null, user: import('../../state/types.js').User, onClose: () => void}} props */
export function ProfileCard({ anchor, guildId, user, onClose }) {
  const { store } = useApp();
  const { person, profile, error, load } = useProfile(guildId, user);
  const id = useId();
  useLayoutEffect(() => document.getElementById(id)?.focus(), []);
  const isMe = user.id === store.session.value.me?.id;
  const more = () => openFullProfile({ guildId, user });
  return html`<${Popover} anchor=${anchor} side="right" class="profile" role="dialog" aria-labelledby=${id} onClose=${onClose}>
    <${ProfileHead} person=${person} profile=${profile} id=${id} />
    <${ProfileActs} person=${person} guildId=${guildId} onClose=${onClose} />
    ${error && html`<p class="profile-failed" role="alert">${errorText(error)} <button type="button" class="link-button" onClick=${load}>${t('action.retry')}</button></p>`}
    ${profile?.bio && html`<div class="profile-bio"><${Markdown} text=${profile.bio} /></div>`}
    ${guildId && html`<${ProfileRoles} person=${person} guildId=${guildId} />`}
    ${!isMe && html`<${ProfileWrite} person=${person} onClose=${onClose} />`}
    <${Button} kind="quiet" small wide onClick=${more}>${t('profile.whole')}<//>
  <//>`;
}
