import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createRoles } from '../../state/actions/roles.js';
import { useApp } from '../../state/context.js';
import { closeScreen } from '../shell/ui.js';
import { RoleDot } from './role-dot.js';

const EVERYONE = '@everyone';

/** Through whose eyes to look: any of the roles together, or none of them. @param {{guildId: number, chosen?: number[], onClose: () => void}} props */
export function ViewAsDialog({ guildId, chosen: first = [], onClose }) {
  const { store, views, actions, use } = useApp();
  const { viewAs } = use(createRoles);
  const [chosen, setChosen] = useState(first);
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  const guild = store.guilds.value.byId[guildId];
  const roles = [...(store.roles.value.byGuild[guildId] ?? [])].filter(({ position }) => position > 0).sort((a, b) => b.position - a.position);
  /** @param {SubmitEvent} event */
  const look = async (event) => {
    event.preventDefault();
    setState({ busy: true, error: null });
    const result = await viewAs(guildId, chosen);
    if (!result.ok) {
      setState({ busy: false, error: result.error });
      return;
    }
    onClose();
    closeScreen();
    if (views.guild.value?.id !== guildId) actions.openGuild(guildId);
  };
  return html`<${Dialog} title=${t('view_as.title', { name: guild?.name ?? '' })} onClose=${onClose}>
    <form class="dialog-form" onSubmit=${look}>
      <p class="dialog-text">${t('view_as.lead')}</p>
      ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
      <fieldset class="view-as-roles"><legend class="field-label">${t('view_as.roles')}</legend>
        <label class="view-as-role"><input type="checkbox" checked disabled /><${RoleDot} role=${{ color: 0 }} />${EVERYONE}</label>
        ${roles.map((role) => html`<label class="view-as-role" key=${role.id}>
          <input type="checkbox" checked=${chosen.includes(role.id)} onChange=${() => setChosen((now) => (now.includes(role.id) ? now.filter((id) => id !== role.id) : [...now, role.id]))} />
          <${RoleDot} role=${role} /><span class="truncate">${role.name}</span>
        </label>`)}
      </fieldset>
      <div class="dialog-actions">
        <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
        <${Button} type="submit" kind="primary" busy=${state.busy}>${t('view_as.look')}<//>
      </div>
    </form>
  <//>`;
}
