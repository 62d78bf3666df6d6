import { useState } from 'preact/hooks';
import { FormError } from '../../components/field.js';
import { Select } from '../../components/select.js';
import { html } from '../../lib/html.js';
import { formatWhen } from '../../lib/dates.js';
import { errorText, t } from '../../lib/i18n.js';
import { createAccount } from '../../state/actions/account.js';
import { useApp } from '../../state/context.js';
import { guildsOf } from '../../state/guild_order.js';
import { Group } from './group.js';

/** What one is told of, guild by guild. */
export function GuildLevels() {
  const { store, views, use } = useApp();
  const [error, setError] = useState(/** @type {any} */ (null));
  const { byId } = store.guilds.value;
  const order = guildsOf(views.guildOrder.value);
  if (order.length === 0) return null;
  /** @param {number} guildId @param {string} level */
  const choose = async (guildId, level) => {
    const result = await use(createAccount).setGuildLevel(guildId, level || null);
    setError(result.ok ? null : result.error);
  };
  return html`<${Group} title=${t('alerts.guilds')} lead=${t('alerts.guilds_lead')}>
    ${error && html`<${FormError}>${errorText(error)}<//>`}
    <ul class="settings-levels">${order.map((id) => html`<${GuildLevel} key=${id} guild=${byId[id]} onChoose=${choose} />`)}</ul>
  <//>`;
}

/** @param {{guild: import('../../state/types.js').Guild, onChoose: (guildId: number, level: string) => void}} props */
function GuildLevel({ guild, onChoose }) {
  const setting = useApp().store.notifications.value.byTarget[guild.id];
  const words = { all: t('alerts.all'), mentions: t('alerts.mentions'), nothing: t('alerts.nothing') };
  const muted = setting?.muted_until;
  const isMuted = muted === 'forever' || (!!muted && new Date(muted) > new Date());
  return html`<li class="settings-level">
    <div class="account-item-words">
      <p class="settings-line-label truncate">${guild.name}</p>
      ${isMuted && html`<p class="field-note">${muted === 'forever' ? t('alerts.muted') : t('alerts.muted_until', { time: formatWhen(/** @type {string} */ (muted)) })}</p>`}
    </div>
    <${Select} bare label=${t('alerts.level_of', { name: guild.name })} value=${setting?.level ?? ''} onChange=${(/** @type {string} */ level) => onChoose(guild.id, level)} options=${[
      { value: '', label: t('alerts.as_guild', { level: words[guild.default_notifications ?? 'all'] }) },
      ...Object.entries(words).map(([value, label]) => ({ value, label })),
    ]} />
  </li>`;
}
