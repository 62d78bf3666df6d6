import { useState } from 'preact/hooks';
import { SaveBar } from '../../../components/save-bar.js';
import { Field } from '../../../components/field.js';
import { Segmented } from '../../../components/segmented.js';
import { Select } from '../../../components/select.js';
import { Switch } from '../../../components/switch.js';
import { TextArea } from '../../../components/text-area.js';
import { fieldErrors } from '../../../components/field-errors.js';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { createGuildChanges } from '../../../state/actions/guild_changes.js';
import { useApp } from '../../../state/context.js';
import { Page } from '../page.js';
import { OwnerActs } from './owner-acts.js';
import { PictureField } from './picture-field.js';
import { VanityField } from './vanity-field.js';

const DESCRIPTION_LENGTH = 1000;

/** @typedef {import('../../../state/types.js').Guild} Guild */
/** @typedef {{name: string, description: string, system_channel_id: number|null, default_notifications: string, invites_paused: boolean}} Form */

/** @param {Guild} guild @returns {Form} */
const formOf = ({ name, description, system_channel_id, default_notifications, invites_paused }) => ({
  name, description: description ?? '', system_channel_id: system_channel_id ?? null, default_notifications: default_notifications ?? 'all', invites_paused: invites_paused ?? false,
});

/** @param {{guildId: number}} props */
export function OverviewPage({ guildId }) {
  const { store } = useApp();
  const guild = store.guilds.value.byId[guildId];
  return guild ? html`<${Overview} guild=${guild} key=${guildId} />` : null;
}

/** @param {{guild: Guild}} props */
function Overview({ guild }) {
  const { store, use } = useApp();
  const { updateGuild } = use(createGuildChanges);
  const [changes, setChanges] = useState(/** @type {Partial<Form>} */ ({}));
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  const kept = formOf(guild);
  const form = { ...kept, ...changes };
  const changed = Object.fromEntries(Object.entries(form).filter(([name, value]) => value !== kept[/** @type {keyof Form} */ (name)]));
  const dirty = Object.keys(changed).length > 0;
  /** @param {keyof Form} name */
  const set = (name) => (/** @type {any} */ value) => setChanges({ ...changes, [name]: value });
  const reset = () => {
    setChanges({});
    setState({ busy: false, error: null });
  };
  const save = async () => {
    setState({ busy: true, error: null });
    const result = await updateGuild(guild.id, changed);
    setState({ busy: false, error: result.ok ? null : result.error });
    if (result.ok) setChanges({});
  };
  const wrong = fieldErrors(state.error, { name: form.name });
  const channels = Object.values(store.channels.value.byId).filter((channel) => channel.guild_id === guild.id && channel.type !== 'category').sort((a, b) => a.position - b.position);
  return html`<${Page}>
    <div class="overview-pictures">
      <${PictureField} guild=${guild} kind="icon" />
      <${PictureField} guild=${guild} kind="banner" />
    </div>
    <${Field} label=${t('guild.name')} value=${form.name} onInput=${set('name')} error=${wrong.name} required maxlength=${store.session.value.limits.guild_name_length} autocomplete="off" />
    <${TextArea} label=${t('guild_settings.description')} note=${t('guild_settings.description_note')} rows=${4} maxlength=${DESCRIPTION_LENGTH} value=${form.description} onInput=${set('description')} error=${wrong.description} />
    <${Select} label=${t('guild_settings.system_channel')} note=${t('guild_settings.system_channel_note')} value=${String(form.system_channel_id ?? '')}
      onChange=${(/** @type {string} */ value) => set('system_channel_id')(value ? Number(value) : null)}
      options=${[{ value: '', label: t('guild_settings.system_channel_none') }, ...channels.map(({ id, name }) => ({ value: String(id), label: `#${name}` }))]} />
    <div class="field">
      <span class="field-label" aria-hidden="true">${t('guild_settings.notifications')}</span>
      <${Segmented} label=${t('guild_settings.notifications')} value=${form.default_notifications} onChange=${set('default_notifications')} options=${[
        { value: 'all', label: t('guild_settings.notify_all') }, { value: 'mentions', label: t('guild_settings.notify_mentions') },
      ]} />
      <p class="field-note">${t('guild_settings.notifications_note')}</p>
    </div>
    <${Switch} label=${t('guild_settings.pause_invites')} note=${t('guild_settings.pause_invites_note')} checked=${form.invites_paused} onChange=${set('invites_paused')} />
    <${VanityField} guild=${guild} />
    <${OwnerActs} guild=${guild} />
    <${SaveBar} dirty=${dirty} busy=${state.busy} error=${Object.keys(wrong).length > 0 ? null : state.error} onReset=${reset} onSave=${save} />
  <//>`;
}
