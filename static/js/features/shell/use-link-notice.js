import { useEffect } from 'preact/hooks';
import { whenThere } from '../../components/when-there.js';
import { useApp } from '../../state/context.js';

const load = () => import('./link-notices.js');

/** Says how it ended when somebody opened the link of the administrator, or set a new password for another account than this one. */
export function useLinkNotice() {
  const { store } = useApp();
  const { claim } = store.session.value;
  const { passwordSet } = store.entry.value;
  useEffect(() => {
    if (claim) whenThere(load, ({ tellClaim }) => tellClaim(claim));
  }, [claim]);
  useEffect(() => {
    if (passwordSet) whenThere(load, ({ tellReset }) => tellReset());
  }, [passwordSet]);
}
