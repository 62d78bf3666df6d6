import { Button } from '../../components/button.js';
import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { namesText, t } from '../../lib/i18n.js';
import { createRoles } from '../../state/actions/roles.js';
import { useApp } from '../../state/context.js';
import { openDialog } from '../shell/ui.js';
import { ViewAsDialog } from './view-as-dialog.js';

const HERE = /** @type {const} */ ({ write: 'view_as.write', read: 'view_as.read', hidden: 'view_as.hidden' });

/** Says through whose eyes one looks, and leads back. */
export function ViewAsBar() {
  const { store, views, use } = useApp();
  const { stopViewing } = use(createRoles);
  const preview = store.preview.value;
  if (!preview) return null;
  const { guildId, roleIds } = preview;
  const names = (store.roles.value.byGuild[guildId] ?? []).filter(({ id }) => roleIds.includes(id)).map(({ name }) => `@${name}`);
  const channel = views.currentChannel.value;
  const here = channel?.guild_id === guildId ? views.previewOf(channel.id) : null;
  return html`<div class="view-as-strip" role="status">
    <${Icon} name="scan-eye" />
    <span class="view-as-words">
      <strong>${t('view_as.bar', { guild: store.guilds.value.byId[guildId]?.name ?? '', roles: names.length > 0 ? namesText(names) : '@everyone' })}</strong>
      ${here && channel && html` <span>${t(HERE[here], { name: channel.name })}</span>`}
    </span>
    <${Button} small kind="quiet" onClick=${() => openDialog(ViewAsDialog, { guildId, chosen: roleIds })}>${t('view_as.change')}<//>
    <${Button} small onClick=${stopViewing}>${t('view_as.back')}<//>
  </div>`;
}
