import { Select } from '../../components/select.js';
import { Switch } from '../../components/switch.js';
import { html } from '../../lib/html.js';
import { formatNumber, t } from '../../lib/i18n.js';
import { formatDuration } from '../../lib/duration.js';
import { useApp } from '../../state/context.js';

/** @typedef {{max_uses: number, expires_hours: number, temporary: boolean, channel_id?: number}} Options */

/** @type {Options} */
export const USUAL_OPTIONS = { max_uses: 0, expires_hours: 168, temporary: false };

const HOURS = [1, 6, 12, 24, 168, 720, 0]; // 0: never
const USES = [0, 1, 5, 10, 25, 50, 100]; // 0: any number

/** How long and how often a link works, and where it leads. @param {{guildId: number, options: Options, onChange: (options: Options) => void}} props */
export function InviteOptions({ guildId, options, onChange }) {
  const channels = Object.values(useApp().store.channels.value.byId).filter((channel) => channel.guild_id === guildId && channel.type !== 'category').sort((a, b) => a.position - b.position);
  return html`<div class="invite-options">
    <${Select} label=${t('guild.invite_expires')} value=${String(options.expires_hours)} onChange=${(/** @type {string} */ value) => onChange({ ...options, expires_hours: Number(value) })}
      options=${HOURS.map((hours) => ({ value: String(hours), label: hours === 0 ? t('guild.invite_never') : formatDuration(hours * 3600) }))} />
    <${Select} label=${t('guild.invite_uses')} value=${String(options.max_uses)} onChange=${(/** @type {string} */ value) => onChange({ ...options, max_uses: Number(value) })}
      options=${USES.map((uses) => ({ value: String(uses), label: uses === 0 ? t('guild.invite_any_uses') : formatNumber(uses) }))} />
    <${Select} label=${t('guild.invite_channel')} value=${String(options.channel_id ?? '')}
      onChange=${(/** @type {string} */ value) => onChange({ ...options, channel_id: value ? Number(value) : undefined })}
      options=${[{ value: '', label: t('guild.invite_any_channel') }, ...channels.map(({ id, name }) => ({ value: String(id), label: `#${name}` }))]} />
    <${Switch} label=${t('invites.temporary')} note=${t('invites.temporary_note')} checked=${options.temporary} onChange=${(/** @type {boolean} */ temporary) => onChange({ ...options, temporary })} />
  </div>`;
}
