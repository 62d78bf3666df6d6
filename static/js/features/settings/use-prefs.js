import { useState } from 'preact/hooks';
import { FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';

/** The preferences, a setter for each, and what went wrong with the last change. */
export function usePrefs() {
  const { store, actions } = useApp();
  const [error, setError] = useState(/** @type {any} */ (null));
  /** @param {Promise<import('../../state/types.js').Result>} saving */
  const settle = async (saving) => {
    const result = await saving;
    setError(result.ok ? null : result.error);
  };
  return {
    prefs: store.prefs.value,
    settings: store.session.value.me?.settings,
    /** @param {keyof import('../../state/types.js').Prefs} name */
    set: (name) => (/** @type {any} */ value) => void settle(actions.setPref(name, value)),
    /** @param {Partial<import('../../state/types.js').AccountSettings>} changes */
    change: (changes) => settle(actions.changeSettings(changes)),
    problem: error && html`<${FormError}>${errorText(error)}<//>`,
  };
}
