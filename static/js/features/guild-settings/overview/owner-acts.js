import { Button } from '../../../components/button.js';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { useApp } from '../../../state/context.js';
import { openDialog } from '../../shell/ui.js';
import { DeleteGuild } from './delete-guild.js';
import { TransferGuild } from './transfer-guild.js';

/** What the owner alone may do, and nobody can take back. @param {{guild: import('../../../state/types.js').Guild}} props */
export function OwnerActs({ guild }) {
  if (guild.owner_id !== useApp().store.session.value.me?.id) return null;
  return html`<section class="owner-acts" aria-label=${t('guild_settings.danger')}>
    <h2 class="guild-page-heading">${t('guild_settings.danger')}</h2>
    <div class="owner-act">
      <div><div class="owner-act-name">${t('guild_settings.transfer')}</div><p class="field-note">${t('guild_settings.transfer_note')}</p></div>
      <${Button} onClick=${() => openDialog(TransferGuild, { guild })}>${t('guild_settings.transfer')}<//>
    </div>
    <div class="owner-act">
      <div><div class="owner-act-name">${t('guild_settings.delete')}</div><p class="field-note">${t('guild_settings.delete_note')}</p></div>
      <${Button} kind="danger" onClick=${() => openDialog(DeleteGuild, { guild })}>${t('guild_settings.delete')}<//>
    </div>
  </section>`;
}
