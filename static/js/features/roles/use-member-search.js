import { useEffect, useState } from 'preact/hooks';
import { createRoles } from '../../state/actions/roles.js';
import { useApp } from '../../state/context.js';
import { usePersonOf } from './use-person-of.js';

const REST = 200;

/** Members whose name begins with the text, a moment after the last letter. @param {number} guildId @param {string} text */
export function useMemberSearch(guildId, text) {
  const { use } = useApp();
  const { findMembers } = use(createRoles);
  const [state, setState] = useState({ found: /** @type {import('../../state/types.js').Member[]} */ ([]), error: /** @type {any} */ (null), busy: false });
  const [turn, setTurn] = useState(0);
  const wanted = text.trim();
  useEffect(() => {
    if (!wanted) {
      setState({ found: [], error: null, busy: false });
      return undefined;
    }
    let isOld = false;
    setState((now) => ({ ...now, busy: true }));
    const timer = setTimeout(async () => {
      const result = await findMembers(guildId, wanted);
      if (!isOld) setState((now) => (result.ok ? { found: result.members, error: null, busy: false } : { ...now, error: result.error, busy: false }));
    }, turn > 0 ? 0 : REST);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [guildId, wanted, turn]);

  const personOf = usePersonOf(guildId);
  return { ...state, found: state.found.map(personOf), refresh: () => setTurn((now) => now + 1) };
}
