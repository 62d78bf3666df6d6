import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { FormError } from '../../components/field.js';
import { Icon } from '../../components/icon.js';
import { SaveBar } from '../../components/save-bar.js';
import { Tabs } from '../../components/tabs.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createPlacing } from '../../state/actions/placing.js';
import { useApp } from '../../state/context.js';
import { sameOverwrites } from '../../state/overwrites.js';
import { AccessList } from './access-list.js';
import { PermissionMatrix } from './permission-matrix.js';

/** @typedef {import('../../state/types.js').Channel} Channel */
/** @typedef {import('../../state/types.js').Overwrite} Overwrite */

/** Who may do what here: in short, and in full. @param {{channel: Channel}} props */
export function ChannelPermissions({ channel }) {
  const actions = useApp().use(createPlacing);
  const [tab, setTab] = useState('simple');
  const [draft, setDraft] = useState(/** @type {Overwrite[]|null} */ (null));
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  const said = channel.overwrites ?? [];
  const shown = draft ?? said;
  const save = async () => {
    setState({ busy: true, error: null });
    const result = await actions.saveOverwrites(channel, shown);
    setState({ busy: false, error: result.ok ? null : result.error });
    if (result.ok) setDraft(null);
  };
  const reset = () => {
    setDraft(null);
    setState({ busy: false, error: null });
  };
  return html`<div class="channel-form">
    <${CategoryNote} channel=${channel} />
    <${Tabs} label=${t('channel_settings.permissions')} value=${tab} onChange=${setTab} tabs=${[{ value: 'simple', label: t('access.simple') }, { value: 'full', label: t('access.full') }]}>
      ${tab === 'simple' ? html`<${AccessList} channel=${channel} overwrites=${shown} onChange=${setDraft} />` : html`<${PermissionMatrix} channel=${channel} overwrites=${shown} onChange=${setDraft} />`}
    <//>
    <${SaveBar} dirty=${!sameOverwrites(shown, said)} busy=${state.busy} error=${state.error} onReset=${reset} onSave=${save} />
  </div>`;
}

/** Whether it says what its category says, and the way back to that. @param {{channel: Channel}} props */
function CategoryNote({ channel }) {
  const { store, use } = useApp();
  const { syncChannel } = use(createPlacing);
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  const category = channel.parent_id === null ? null : store.channels.value.byId[channel.parent_id];
  if (!category) return null;
  const inStep = sameOverwrites(channel.overwrites ?? [], category.overwrites ?? []);
  const sync = async () => {
    setState({ busy: true, error: null });
    const result = await syncChannel(channel.id);
    setState({ busy: false, error: result.ok ? null : result.error });
  };
  return html`<div class="channel-sync" data-differs=${inStep ? undefined : ''}>
    <${Icon} name=${inStep ? 'link-2' : 'unlink'} />
    <p role="status">${inStep ? t('access.in_step', { name: category.name }) : t('access.differs', { name: category.name })}</p>
    ${!inStep && html`<${Button} small busy=${state.busy} onClick=${sync}>${t('access.sync')}<//>`}
    ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
  </div>`;
}
