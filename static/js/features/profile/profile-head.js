import { Avatar, hueClass } from '../../components/avatar.js';
import { html } from '../../lib/html.js';
import { useApp } from '../../state/context.js';
import { PersonName } from '../members/person-name.js';
import { customWords, statusWord } from '../members/status-words.js';

/**
 * Banner, face, names, own words.
 * @param {{person: import('../../state/types.js').Person, profile: import('../../state/types.js').Profile | null, id?: string}} props
 */
export function ProfileHead({ person, profile, id }) {
  const { store } = useApp();
  const { me } = store.session.value;
  const mine = me?.id === person.id ? me : null;
  const status = mine ? (mine.status === 'invisible' ? 'offline' : (mine.status ?? 'online')) : person.status !== 'offline' ? person.status : (profile?.status ?? 'offline');
  const custom = customWords(mine ? mine.custom_status : (person.custom ?? profile?.custom_status));
  const banner = profile?.banner;
  return html`
    <div class=${`profile-banner ${banner ? '' : hueClass(person.id)}`}>${banner && html`<img src=${banner} alt="" />`}</div>
    <div class="profile-head">
      <${Avatar} user=${person.user} name=${person.name} size=${80} status=${status} statusLabel=${statusWord(status)} />
      ${custom && html`<p class="profile-custom">${custom}</p>`}
    </div>
    <h2 class="profile-name" id=${id} tabindex="-1" data-autofocus><${PersonName} person=${person} /></h2>
    <p class="profile-names"><span>${person.user.username}</span>${profile?.pronouns && html`<span>${profile.pronouns}</span>`}</p>`;
}
