import { Avatar, hueClass } from '../../components/avatar.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { Markdown } from '../../lib/markdown/render.js';

/** How others will see it, while it is written. @param {{me: import('../../state/types.js').Account, values: {display_name: string, pronouns: string, bio: string}}} props */
export function ProfilePreview({ me, values }) {
  const name = values.display_name.trim() || me.username;
  return html`<aside class="account-preview" aria-label=${t('profile_edit.preview')}>
    <p class="field-label">${t('profile_edit.preview')}</p>
    <div class="account-preview-card">
      ${me.banner ? html`<img class="account-preview-banner" src=${me.banner} alt="" />` : html`<div class=${`account-preview-banner ${hueClass(me.id)}`} />`}
      <div class="account-preview-face"><${Avatar} user=${me} name=${name} size=${80} status="online" /></div>
      <p class="account-preview-name">${name}</p>
      <p class="field-note">${me.username}${values.pronouns.trim() && ` · ${values.pronouns.trim()}`}</p>
      ${values.bio.trim() && html`<div class="account-preview-bio"><${Markdown} text=${values.bio.trim()} /></div>`}
    </div>
  </aside>`;
}
