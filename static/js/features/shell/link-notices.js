import { toast } from '../../components/toasts.js';
import { errorText, t } from '../../lib/i18n.js';

/** @param {NonNullable<import('../../state/types.js').Session['claim']>} claim */
export function tellClaim(claim) {
  if (claim.ok) toast(t('claim.done'));
  else toast(claim.error.code === 'forbidden' ? t('claim.void') : errorText(claim.error), 'danger');
}

export const tellReset = () => toast(t('reset.done'));
