import { useEffect, useState } from 'preact/hooks';
import { Field, FormError } from '../../components/field.js';
import { SaveBar } from '../../components/save-bar.js';
import { Segmented } from '../../components/segmented.js';
import { Skeleton } from '../../components/skeleton.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createAdministering } from '../../state/actions/administering.js';
import { useApp } from '../../state/context.js';
import { Invitations } from './invitations.js';

/** @typedef {{name: string, registration: string}} Settings */

/** What the installation is called, and who may register. */
export function AdminRegistration() {
  const actions = useApp().use(createAdministering);
  const [known, setKnown] = useState(/** @type {Settings|null} */ (null));
  const [edits, setEdits] = useState(/** @type {Partial<Settings>} */ ({}));
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  useEffect(() => {
    actions.settings().then((answer) => (answer.ok ? setKnown(answer.data) : setState({ busy: false, error: answer.error })));
  }, []);
  if (!known) return state.error ? html`<${FormError}>${errorText(state.error)}<//>` : html`<${Skeleton} rows=${3} narrow label=${t('app.loading')} />`;
  const draft = { ...known, ...edits };
  const changes = Object.fromEntries(Object.entries(edits).filter(([name, value]) => value !== known[/** @type {keyof Settings} */ (name)]));
  const save = async () => {
    setState({ busy: true, error: null });
    const answer = await actions.changeSettings(changes);
    setState({ busy: false, error: answer.ok ? null : answer.error });
    if (!answer.ok) return;
    setKnown(answer.data);
    setEdits({});
  };
  const reset = () => {
    setEdits({});
    setState({ busy: false, error: null });
  };
  return html`<div class="admin-page">
    <${Field} label=${t('admin.instance_name')} required maxlength="100" autocomplete="off" value=${draft.name} error=${draft.name.trim() ? undefined : t('field.name_wrong')} onInput=${(/** @type {string} */ name) => setEdits((now) => ({ ...now, name }))} />
    <div class="field"><span class="field-label" aria-hidden="true">${t('admin.who_registers')}</span>
      <${Segmented} label=${t('admin.who_registers')} value=${draft.registration} onChange=${(/** @type {string} */ registration) => setEdits((now) => ({ ...now, registration }))}
        options=${[{ value: 'open', label: t('admin.open') }, { value: 'invite', label: t('admin.by_invitation') }, { value: 'closed', label: t('admin.closed') }]} /></div>
    <${Invitations} needed=${draft.registration === 'invite'} />
    <${SaveBar} dirty=${Object.keys(changes).length > 0} busy=${state.busy} error=${state.error} onReset=${reset} onSave=${save} />
  </div>`;
}
