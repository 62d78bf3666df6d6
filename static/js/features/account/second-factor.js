import { Button } from '../../components/button.js';
import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { toast } from '../../components/toasts.js';
import { createAccount } from '../../state/actions/account.js';
import { useApp } from '../../state/context.js';
import { Group, Line } from '../settings/group.js';
import { closeDialog, openDialog } from '../shell/ui.js';
import { ProvenDialog } from './proven-dialog.js';
import { RecoveryCodesDialog } from './recovery-codes.js';
import { SecretDialog } from './second-factor-secret.js';

/** @param {{me: import('../../state/types.js').Account}} props */
export function SecondFactor({ me }) {
  const { use } = useApp();
  const { beginSecondFactor, endSecondFactor, renewRecoveryCodes } = use(createAccount);
  const begin = () => openDialog(ProvenDialog, {
    title: t('factor.turn_on'), lead: t('factor.on_lead'), action: t('factor.next'), withoutCode: true, act: beginSecondFactor,
    onDone: (/** @type {any} */ secret) => openDialog(SecretDialog, { secret }),
  });
  const renew = () => openDialog(ProvenDialog, {
    title: t('factor.codes_new'), lead: t('factor.codes_new_lead'), action: t('factor.codes_new'), act: renewRecoveryCodes,
    onDone: (/** @type {any} */ { codes }) => openDialog(RecoveryCodesDialog, { codes }),
  });
  const end = () => openDialog(ProvenDialog, {
    title: t('factor.turn_off'), lead: t('factor.off_lead'), action: t('factor.turn_off'), danger: true, act: endSecondFactor,
    onDone: () => {
      closeDialog();
      toast(t('factor.off_done'));
    },
  });
  return html`<${Group} title=${t('factor.title')} lead=${t('factor.lead')}>
    <${Line} label=${t('factor.app')} value=${me.two_factor ? html`<span class="account-on"><${Icon} name="shield-check" size=${16} />${t('factor.is_on')}</span>` : t('factor.is_off')}>
      ${me.two_factor
        ? html`<${Button} small onClick=${renew}>${t('factor.codes_new')}<//><${Button} small kind="danger" onClick=${end}>${t('factor.turn_off')}<//>`
        : html`<${Button} small kind="primary" onClick=${begin}>${t('factor.turn_on')}<//>`}
    <//>
  <//>`;
}
