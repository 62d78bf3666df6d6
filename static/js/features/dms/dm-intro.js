import { useEffect } from 'preact/hooks';
import { Avatar } from '../../components/avatar.js';
import { Button } from '../../components/button.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createProfiles } from '../../state/actions/profiles.js';
import { useApp } from '../../state/context.js';
import { othersIn } from '../../state/views/conversations.js';
import { BlockPerson } from '../friends/block-person.js';
import { Relation } from '../profile/profile-acts.js';
import { openProfile } from '../profile/open-profile.js';
import { openDialog } from '../shell/ui.js';
import { DmFace } from './dm-face.js';
import { addToGroup, editGroup } from './open-group.js';

/** The top of a conversation. @param {{channel: import('../../state/types.js').Channel}} props */
export function DmIntro({ channel }) {
  const { store } = useApp();
  const [other] = othersIn(channel, store.session.value.me?.id ?? 0);
  return channel.type === 'dm' && other ? html`<${PersonIntro} user=${other} />` : html`<${GroupIntro} channel=${channel} />`;
}

/** @param {{user: import('../../state/types.js').User}} props */
function PersonIntro({ user }) {
  const { store, views, use } = useApp();
  const profiles = use(createProfiles);
  useEffect(() => {
    profiles.load(user.id, null);
  }, [user.id]);
  const person = views.person(null, user);
  const mutual = profiles.known.value[user.id]?.mutual_guilds.length ?? 0;
  const isBlocked = store.friends.value.byUser[user.id]?.kind === 'blocked';
  return html`<div class="intro dm-start">
    <button type="button" class="dm-start-face" aria-label=${t('person.profile_of', { name: person.name })} onClick=${(/** @type {any} */ event) => openProfile(event.currentTarget, { guildId: null, user })}>
      <${Avatar} user=${user} name=${person.name} size=${80} />
    </button>
    <h2 class="intro-title">${person.name}</h2>
    <p class="dm-start-username">${user.username}</p>
    <p class="intro-text">${t('dm.start', { name: person.name })}</p>
    <div class="dm-start-acts">
      <span class="dm-start-mutual">${mutual > 0 ? t('profile.mutual_guilds', { count: mutual }) : ''}</span>
      <${Relation} user=${user} />
      ${!isBlocked && html`<${Button} small kind="quiet" onClick=${() => openDialog(BlockPerson, { user })}>${t('friends.block')}<//>`}
    </div>
  </div>`;
}

/** @param {{channel: import('../../state/types.js').Channel}} props */
function GroupIntro({ channel }) {
  const { views } = useApp();
  const name = views.channelName(channel);
  return html`<div class="intro dm-start">
    <${DmFace} channel=${channel} size=${40} />
    <h2 class="intro-title">${name}</h2>
    <p class="intro-text">${t('group.start', { name })}</p>
    <div class="dm-start-acts">
      <${Button} small onClick=${() => addToGroup(channel.id)}>${t('group.add')}<//>
      <${Button} small kind="quiet" onClick=${() => editGroup(channel.id)}>${t('group.edit')}<//>
    </div>
  </div>`;
}
