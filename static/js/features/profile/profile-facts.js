import { formatDay } from '../../lib/dates.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { Markdown } from '../../lib/markdown/render.js';
import { useApp } from '../../state/context.js';

/** What somebody says of themselves, and since when they are here. @param {{person: import('../../state/types.js').Person, profile: import('../../state/types.js').Profile | null, guildId: number | null}} props */
export function ProfileFacts({ person, profile, guildId }) {
  const { store, actions, views } = useApp();
  const guild = guildId ? store.guilds.value.byId[guildId] : undefined;
  return html`
    ${profile?.bio && html`<section class="profile-part"><h3 class="profile-label">${t('profile.bio')}</h3><${Markdown} text=${profile.bio} hooks=${{ followLink: actions.followLink }} /></section>`}
    <section class="profile-part">
      <h3 class="profile-label">${t('profile.since')}</h3>
      <dl class="profile-dates">
        ${profile && html`<div><dt>${t('app.name')}</dt><dd>${formatDay(profile.created_at)}</dd></div>`}
        ${guild && person.joined_at && html`<div><dt class="truncate">${guild.name}</dt><dd>${formatDay(person.joined_at)}</dd></div>`}
      </dl>
    </section>
    <${Mutual} profile=${profile} meId=${store.session.value.me?.id ?? 0} guilds=${views.guildList.value} />`;
}

/** @param {{profile: import('../../state/types.js').Profile | null, meId: number, guilds: any[]}} props */
function Mutual({ profile, meId, guilds }) {
  const { actions } = useApp();
  if (!profile || profile.id === meId) return null;
  const shared = guilds.filter(({ guild }) => profile.mutual_guilds.includes(guild.id));
  if (shared.length === 0 && profile.mutual_friends === 0) return null;
  return html`<section class="profile-part">
    <h3 class="profile-label">${t('profile.mutual')}</h3>
    <p class="profile-mutual">
      ${shared.length > 0 && html`<span>${t('profile.mutual_guilds', { count: shared.length })}</span>`}
      ${profile.mutual_friends > 0 && html`<span>${t('profile.mutual_friends', { count: profile.mutual_friends })}</span>`}
    </p>
    ${shared.length > 0 && html`<ul class="profile-guilds">${shared.map(({ guild, href }) => html`<li key=${guild.id}><a class="profile-guild truncate" href=${href} onClick=${actions.followLink}>${guild.name}</a></li>`)}</ul>`}
  </section>`;
}
