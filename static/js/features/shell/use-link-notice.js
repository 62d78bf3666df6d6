import { useEffect } from 'preact/hooks';
import { toast } from '../../components/toasts.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';

/** Says how it ended when somebody opened the link of the administrator, or set a new password for another account than this one. */
export function useLinkNotice() {
  const { store } = useApp();
  const { claim } = store.session.value;
  const { passwordSet } = store.entry.value;
  useEffect(() => {
    if (claim?.ok) toast(t('claim.done'));
    else if (claim) toast(claim.error.code === 'forbidden' ? t('claim.void') : errorText(claim.error), 'danger');
  }, [claim]);
  useEffect(() => {
    if (passwordSet) toast(t('reset.done'));
  }, [passwordSet]);
}
