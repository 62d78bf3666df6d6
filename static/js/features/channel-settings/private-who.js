import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { AddTarget } from './add-target.js';
import { TargetFace } from './target-face.js';

/** @typedef {import('./targets.js').Target} Target */

/** Roles and members that a private channel is opened to. @param {{guildId: number, who: Target[], onChange: (who: Target[]) => void}} props */
export function PrivateWho({ guildId, who, onChange }) {
  return html`<div class="private-who">
    <${AddTarget} guildId=${guildId} taken=${who.map(({ id }) => id)} label=${t('channel.private_who')} onAdd=${(/** @type {Target} */ target) => onChange([...who, target])} />
    <ul class="private-who-list" aria-label=${t('access.who')}>
      ${who.map((target) => html`<li class="access-row" key=${target.id}><${TargetFace} target=${target} />
        <${IconButton} icon="x" small label=${t('access.remove', { name: target.name })} onClick=${() => onChange(who.filter(({ id }) => id !== target.id))} /></li>`)}
    </ul>
  </div>`;
}
