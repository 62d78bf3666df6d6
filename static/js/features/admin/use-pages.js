import { useEffect, useRef, useState } from 'preact/hooks';

/**
 * A list that comes in pages, from the start again when what is looked for changes.
 * @template T
 * @param {(next: any) => Promise<import('../../net/api.js').Answer>} load
 * @param {string} name of the list in the answer
 * @param {unknown[]} about
 */
export function usePages(load, name, about) {
  const [state, setState] = useState({ items: /** @type {T[]} */ ([]), next: /** @type {any} */ (null), loaded: false, busy: true, error: /** @type {any} */ (null) });
  const turn = useRef(0);
  /** @param {any} from */
  const ask = async (from) => {
    turn.current += 1;
    const mine = turn.current;
    setState((now) => ({ ...now, busy: true, error: null }));
    const answer = await load(from);
    if (mine !== turn.current) return;
    setState((now) => (answer.ok
      ? { items: from === null ? answer.data[name] : [...now.items, ...answer.data[name]], next: answer.data.next ?? null, loaded: true, busy: false, error: null }
      : { ...now, busy: false, error: answer.error }));
  };
  useEffect(() => {
    ask(null);
  }, about);
  /** @param {(items: T[]) => T[]} how */
  const change = (how) => setState((now) => ({ ...now, items: how(now.items) }));
  return { ...state, change, reload: () => ask(null), more: () => ask(state.next) };
}
