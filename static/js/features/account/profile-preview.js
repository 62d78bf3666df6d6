import { Avatar } from '../../components/avatar.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { Markdown } from '../../lib/markdown/render.js';

/** How others will see it, while it is written. @param {{me: import('../../state/types.js').Account, values: {display_name: string, pronouns: string, bio: string}}} props */
export function ProfilePreview({ me, values }) {
  const name = values.display_name.trim() || me.username;
  return html`<aside class="profile-preview" aria-label=${t('profile_edit.preview')}>
    <p class="field-label">${t('profile_edit.preview')}</p>
    <div class="profile-preview-card">
      ${me.banner ? html`<img class="profile-preview-banner" src=${me.banner} alt="" />` : html`<div class="profile-preview-banner" />`}
      <div class="profile-preview-face"><${Avatar} user=${me} name=${name} size=${80} status="online" /></div>
      <p class="profile-preview-name">${name}</p>
      <p class="field-note">${me.username}${values.pronouns.trim() && ` · ${values.pronouns.trim()}`}</p>
      ${values.bio.trim() && html`<div class="profile-preview-bio"><${Markdown} text=${values.bio.trim()} /></div>`}
    </div>
  </aside>`;
}
