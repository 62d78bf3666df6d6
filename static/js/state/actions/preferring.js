/** @typedef {import('../types.js').Result} Result */
/** @typedef {Partial<import('../types.js').AccountSettings>} Changes */
import { isPassing } from '../../net/api.js';
import { ACCOUNT_PREFS, settingsOf } from '../account_settings.js';
import { createQueues, pause } from '../queues.js';

/** A slider tells of every step; the account hears where it rests. Anything else is told at once: who chooses and leaves has chosen. In seconds. */
const REST = 0.25;

/**
 * How the reader wants things: shown at once, kept in this browser, and what belongs to the account kept there too.
 * @param {import('../env.js').Core} core
 */
export function createPreferring({ store, signals, api, env: { clock } }) {
  const inTurn = createQueues();
  /** @type {Changes} */
  let wanted = {};
  /** @type {Promise<Result> | null} */
  let waiting = null;
  /** What the account has, when what is shown is already what it shall have. @type {import('../types.js').AccountSettings | undefined} */
  let known;

  /** @param {Changes} changes @returns {Promise<Result>} */
  function changeSettings(changes) {
    if (!waiting) known = signals.session.peek().me?.settings;
    wanted = { ...wanted, ...changes };
    store.dispatch('settings_saving', { changes, saving: [...new Set([...signals.prefs.peek().saving, ...Object.keys(changes)])] });
    waiting ??= pause(clock, 'font_size' in changes ? REST : 0).then(() => inTurn('settings', send));
    return waiting;
  }

  /** A refusal shows again what the account has; while it cannot be reached, the reader's choice stands and is told later. @returns {Promise<Result>} */
  async function send() {
    const changes = wanted;
    wanted = {};
    waiting = null;
    const answer = await api.patch('/me/settings', changes);
    const settings = { ...(answer.ok ? answer.data : known), ...wanted };
    const owed = answer.ok || !isPassing(answer.error) ? [] : Object.keys(changes).filter(isPref);
    store.dispatch('settings_settled', { settings, saving: [...new Set([...owed, ...Object.keys(wanted)])] });
    return answer.ok ? { ok: true } : answer;
  }

  /** @template {keyof import('../types.js').Prefs} Name @param {Name} name @param {import('../types.js').Prefs[Name]} value @returns {Promise<Result>} */
  async function setPref(name, value) {
    store.dispatch('prefs_changed', { [name]: value });
    return name in ACCOUNT_PREFS && signals.session.peek().me ? changeSettings(settingsOf({ [name]: value })) : { ok: true };
  }

  return {
    setPref,
    changeSettings,

    /** What could not be told to the account, now that there is a connection again. */
    flush() {
      const mine = settingsOf(signals.prefs.peek());
      const owed = Object.entries(mine).filter(([name]) => signals.prefs.peek().saving.includes(name) && !(name in wanted));
      if (owed.length > 0) changeSettings(Object.fromEntries(owed));
    },

    /** What was chosen before there was an account becomes the new account's. @param {import('../types.js').Prefs} chosen */
    async keep(chosen) {
      const account = signals.session.peek().me?.settings;
      const changed = Object.entries(settingsOf(chosen)).filter(([name, value]) => account && account[/** @type {keyof Changes} */ (name)] !== value);
      if (changed.length === 0) return;
      store.dispatch('prefs_changed', { ...chosen, saving: [] });
      await changeSettings(Object.fromEntries(changed));
    },
  };
}

/** @param {string} setting */
const isPref = (setting) => Object.values(ACCOUNT_PREFS).some((name) => name === setting);
