import { useEffect, useState } from 'preact/hooks';
import { FormError } from '../../components/field.js';
import { Icon } from '../../components/icon.js';
import { Select } from '../../components/select.js';
import { Skeleton } from '../../components/skeleton.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createPlacing } from '../../state/actions/placing.js';
import { useApp } from '../../state/context.js';
import { CHANNEL_GROUPS } from '../roles/permission-groups.js';
import { nameOf } from '../roles/permission-words.js';
import { AddTarget } from './add-target.js';
import { effectText, ruleText } from './explain-words.js';

/** @typedef {import('../../state/actions/placing.js').Explanation} Explanation */
/** @typedef {import('../../state/permissions.js').PermissionName} PermissionName */

/** Why somebody may, or may not, do one thing here. @param {{channel: import('../../state/types.js').Channel}} props */
export function ExplainPage({ channel }) {
  const { store, views, use } = useApp();
  const { explain } = use(createPlacing);
  const me = store.session.value.me;
  const [who, setWho] = useState({ id: me?.id ?? 0, name: me?.display_name ?? me?.username ?? '' });
  const [permission, setPermission] = useState(/** @type {PermissionName} */ ('SEND_MESSAGES'));
  const [state, setState] = useState({ explanation: /** @type {Explanation|null} */ (null), error: /** @type {any} */ (null) });
  useEffect(() => {
    let isOld = false;
    explain(channel.id, permission, who.id).then((result) => !isOld && setState(result.ok ? { explanation: result.explanation, error: null } : { explanation: null, error: result.error }));
    return () => { isOld = true; };
  }, [channel, permission, who.id]);
  const { explanation, error } = state;
  return html`<div class="channel-form">
    <p class="dialog-text">${t('explain.lead')}</p>
    ${views.can(channel.id, 'MANAGE_ROLES') && html`<${AddTarget} onlyMembers guildId=${channel.guild_id ?? 0} taken=${[who.id]} label=${t('explain.who')} hint=${t('explain.other')} onAdd=${setWho} />`}
    <${Select} label=${t('explain.what')} value=${permission} onChange=${setPermission} options=${CHANNEL_GROUPS.flatMap(({ names }) => names).map((name) => ({ value: name, label: nameOf(name) }))} />
    ${error && html`<${FormError}>${errorText(error)}<//>`}
    ${!explanation && !error && html`<${Skeleton} rows=${3} narrow label=${t('app.loading')} />`}
    ${explanation && html`<section class="explain" aria-live="polite" data-granted=${explanation.granted ? '' : undefined}>
      <h2 class="explain-answer"><${Icon} name=${explanation.granted ? 'circle-check' : 'circle-x'} size=${24} />
        <span>${explanation.granted ? t('explain.may', { name: who.name, what: nameOf(permission) }) : t('explain.may_not', { name: who.name, what: nameOf(permission) })}</span></h2>
      <p>${explanation.decided_by ? t('explain.decided', { rule: ruleText(explanation.decided_by, who.name) }) : t('explain.never_given')}</p>
      <ol class="explain-steps" aria-label=${t('explain.steps')}>
        ${explanation.steps.map((step, index) => html`<li class="explain-step" key=${index} data-effect=${step.effect} data-last=${step === lastOf(explanation) ? '' : undefined}>
          <${Icon} name=${step.effect === 'grants' ? 'check' : step.effect === 'denies' ? 'x' : 'minus'} size=${16} />
          <span>${ruleText(step, who.name)}</span><span class="explain-effect">${effectText(step)}</span>
        </li>`)}
      </ol>
    </section>`}
  </div>`;
}

/** The one that decided. @param {Explanation} explanation */
const lastOf = ({ steps }) => steps.findLast(({ effect }) => effect !== 'nothing');
