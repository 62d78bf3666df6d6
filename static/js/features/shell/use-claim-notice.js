import { useComputed, useSignalEffect } from '@preact/signals';
import { toast } from '../../components/toasts.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';

/** Says how it ended when somebody opened the link of the administrator. */
export function useClaimNotice() {
  const { store } = useApp();
  const claim = useComputed(() => store.session.value.claim);
  useSignalEffect(() => {
    const answer = claim.value;
    if (answer?.ok) toast(t('claim.done'));
    else if (answer) toast(answer.error.code === 'forbidden' ? t('claim.void') : errorText(answer.error), 'danger');
  });
}
