import { useId } from 'preact/hooks';
import { Modal } from '../../components/dialog.js';
import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { ProfileActs } from './profile-acts.js';
import { ProfileFacts } from './profile-facts.js';
import { ProfileHead } from './profile-head.js';
import { ProfileNote } from './profile-note.js';
import { ProfileRoles } from './profile-roles.js';
import { useProfile } from './use-profile.js';

/** All that there is to know of somebody. @param {{guildId: number | null, user: import('../../state/types.js').User, onClose: () => void}} props */
export function ProfileDialog({ guildId, user, onClose }) {
  const { store } = useApp();
  const { person, profile, error, load } = useProfile(guildId, user);
  const id = useId();
  const isMe = user.id === store.session.value.me?.id;
  return html`<${Modal} class="dialog profile-full" labelledBy=${id} onClose=${onClose}>
    <${IconButton} icon="x" class="profile-close" label=${t('action.close')} onClick=${onClose} />
    <div class="profile-scroll">
      <${ProfileHead} person=${person} profile=${profile} id=${id} />
      <${ProfileActs} person=${person} guildId=${guildId} onClose=${onClose} withMessage />
      ${error && html`<p class="profile-failed" role="alert">${errorText(error)} <button type="button" class="link-button" onClick=${load}>${t('action.retry')}</button></p>`}
      <${ProfileFacts} person=${person} profile=${profile} guildId=${guildId} />
      ${guildId && html`<${ProfileRoles} person=${person} guildId=${guildId} />`}
      ${!isMe && html`<${ProfileNote} userId=${user.id} key=${user.id} />`}
    </div>
  <//>`;
}
