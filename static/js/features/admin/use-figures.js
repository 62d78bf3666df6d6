import { useEffect, useState } from 'preact/hooks';
import { createAdministering } from '../../state/actions/administering.js';
import { useApp } from '../../state/context.js';
import { CAPACITY, sample } from './samples.js';

const EVERY = 3000;

/** Asks for the figures every few seconds while somebody looks; a question that fails leaves a gap. */
export function useFigures() {
  const { figures } = useApp().use(createAdministering);
  const [state, setState] = useState({ now: /** @type {any} */ (null), samples: /** @type {(import('./samples.js').Sample|null)[]} */ ([]), error: /** @type {any} */ (null) });
  useEffect(() => {
    let ended = false;
    /** @type {ReturnType<typeof setTimeout>} */
    let timer;
    /** @type {any} */
    let before = null;
    const ask = async () => {
      const answer = document.hidden ? null : await figures();
      if (ended) return;
      if (answer) setState((now) => next(now, answer, before));
      if (answer?.ok) before = answer.data;
      timer = setTimeout(ask, EVERY);
    };
    ask();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, []);
  return state;
}

/** @param {any} state @param {import('../../net/api.js').Answer} answer @param {any} before */
function next(state, answer, before) {
  const samples = [...state.samples, answer.ok ? sample(answer.data, before) : null].slice(-CAPACITY);
  return answer.ok ? { now: answer.data, samples, error: null } : { ...state, samples, error: answer.error };
}

/** Seconds between two samples. */
export const SECONDS = EVERY / 1000;
