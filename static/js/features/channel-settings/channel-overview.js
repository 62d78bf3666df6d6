import { useState } from 'preact/hooks';
import { Field } from '../../components/field.js';
import { SaveBar } from '../../components/save-bar.js';
import { Segmented } from '../../components/segmented.js';
import { Select } from '../../components/select.js';
import { Switch } from '../../components/switch.js';
import { TextArea } from '../../components/text-area.js';
import { formatDuration } from '../../lib/duration.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createPlacing } from '../../state/actions/placing.js';
import { useApp } from '../../state/context.js';
import { normalName } from '../channels/normal-name.js';

/** @typedef {import('../../state/types.js').Channel} Channel */
const SLOW = [0, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600];
const FIELDS = /** @type {const} */ (['name', 'topic', 'type', 'slow_mode', 'age_restricted', 'parent_id']);

/** @param {{channel: Channel}} props */
export function ChannelOverview({ channel }) {
  const { store, views, use } = useApp();
  const actions = use(createPlacing);
  const [edits, setEdits] = useState(/** @type {Partial<Channel>} */ ({}));
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  const draft = { ...channel, ...edits };
  const isCategory = channel.type === 'category';
  const changes = Object.fromEntries(FIELDS.filter((field) => (draft[field] ?? null) !== (channel[field] ?? null)).map((field) => [field, draft[field]]));
  /** @param {Partial<Channel>} fields */
  const edit = (fields) => setEdits((now) => ({ ...now, ...fields }));
  const save = async () => {
    setState({ busy: true, error: null });
    const result = await actions.changeChannel(channel.id, changes);
    setState({ busy: false, error: result.ok ? null : result.error });
    if (result.ok) setEdits({});
  };
  const reset = () => {
    setEdits({});
    setState({ busy: false, error: null });
  };
  return html`<div class="channel-form">
    <${Field} label=${isCategory ? t('channel.category_name') : t('channel.name')} required maxlength=${store.session.value.limits.channel_name_length} autocomplete="off" value=${draft.name}
      error=${draft.name.trim() ? undefined : t('field.name_wrong')} onInput=${(/** @type {string} */ name) => edit({ name: isCategory ? name : normalName(name) })} />
    ${!isCategory && html`
      <${TextArea} label=${t('channel.topic')} maxlength=${1024} value=${draft.topic ?? ''} onInput=${(/** @type {string} */ topic) => edit({ topic: topic || (channel.topic === null ? null : '') })} />
      <div class="field"><span class="field-label" aria-hidden="true">${t('channel.type')}</span>
        <${Segmented} label=${t('channel.type')} value=${draft.type} onChange=${(/** @type {any} */ type) => edit({ type })}
          options=${[{ value: 'text', label: t('channel.type_text') }, { value: 'announcement', label: t('channel.type_announcement') }]} />
      </div>
      <${Select} label=${t('channel.slow_mode')} note=${t('channel.slow_mode_note')} value=${String(draft.slow_mode ?? 0)} onChange=${(/** @type {string} */ value) => edit({ slow_mode: Number(value) })}
        options=${slowChoices(channel.slow_mode ?? 0).map((seconds) => ({ value: String(seconds), label: seconds === 0 ? t('channel.slow_mode_off') : formatDuration(seconds) }))} />
      <${Select} label=${t('channel.category')} value=${String(draft.parent_id ?? 0)} onChange=${(/** @type {string} */ value) => edit({ parent_id: Number(value) || null })}
        options=${[{ value: '0', label: t('channel.category_none') }, ...categories(store, views, channel)]} />
      <${Switch} label=${t('channel.age')} note=${t('channel.age_note')} checked=${draft.age_restricted ?? false} onChange=${(/** @type {boolean} */ age_restricted) => edit({ age_restricted })} />`}
    <${SaveBar} dirty=${Object.keys(changes).length > 0} busy=${state.busy} error=${state.error} onReset=${reset} onSave=${save} />
  </div>`;
}

/** A length that was set elsewhere stands among ours. @param {number} current */
const slowChoices = (current) => (SLOW.includes(current) ? SLOW : [...SLOW, current].sort((a, b) => a - b));

/** Those that one may put it into. @param {any} store @param {any} views @param {Channel} channel */
function categories(store, views, channel) {
  return /** @type {Channel[]} */ (Object.values(store.channels.value.byId))
    .filter((one) => one.guild_id === channel.guild_id && one.type === 'category' && (one.id === channel.parent_id || views.can(one.id, 'MANAGE_CHANNELS')))
    .sort((a, b) => a.position - b.position)
    .map((one) => ({ value: String(one.id), label: one.name }));
}
