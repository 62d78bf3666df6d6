/**
 * The store: one signal per noun, changed by events through the table alone.
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').StoreEvent} StoreEvent
 * @typedef {import('./events.js').Reducer} Reducer
 */
import { batch, signal } from '@preact/signals-core';
import { EVENTS, INITIAL } from './events.js';

/** @typedef {{[Noun in keyof State]: import('@preact/signals-core').Signal<State[Noun]>}} Signals */

/**
 * @typedef {object} Store
 * @property {Signals} signals
 * @property {(name: string, payload?: any) => void} dispatch  at once, after all that waits
 * @property {(name: string, payload: any) => void} receive  with the next frame: a hundred events then cost one painting
 * @property {() => void} flush
 * @property {(noun: keyof State, reducers: Record<string, Reducer>) => void} learn  the reducers of a noun whose part loads late, by event; from now on
 */

/**
 * @param {{frame: (run: () => void) => void, now: () => number}} environment
 * @returns {Store}
 */
export function createStore({ frame, now }) {
  const signals = /** @type {Signals} */ (Object.fromEntries(Object.entries(INITIAL).map(([noun, value]) => [noun, signal(value)])));
  /** @type {StoreEvent[]} */
  let waiting = [];
  /** @type {Record<string, Partial<Record<keyof State, Reducer>>>} */
  const learned = {};

  /** @param {StoreEvent[]} events */
  const apply = (events) =>
    batch(() => {
      for (const event of events) reduce(signals, event, { ...EVENTS[event.name], ...learned[event.name] }, now());
    });

  const flush = () => {
    const events = waiting;
    waiting = [];
    if (events.length > 0) apply(events);
  };

  return {
    signals,
    flush,
    learn(noun, reducers) {
      for (const [name, reducer] of Object.entries(reducers)) learned[name] = { ...learned[name], [noun]: reducer };
    },
    dispatch(name, payload = {}) {
      const events = [...waiting, { name, payload }];
      waiting = [];
      apply(events);
    },
    receive(name, payload) {
      waiting.push({ name, payload });
      if (waiting.length === 1) frame(flush);
    },
  };
}

/**
 * @param {Signals} signals
 * @param {StoreEvent} event
 * @param {Partial<Record<keyof State, Reducer>>} reducers
 * @param {number} now
 */
function reduce(signals, { payload }, reducers, now) {
  const context = { meId: signals.session.peek().me?.id ?? null, now, viewing: signals.viewing.peek(), ownRoles: signals.ownRoles.peek(), friends: signals.friends.peek() };
  for (const [noun, reducer] of Object.entries(reducers)) {
    const target = signals[/** @type {keyof State} */ (noun)];
    target.value = /** @type {any} */ (reducer)(target.peek(), payload, context);
  }
}
