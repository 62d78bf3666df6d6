import { useRef, useState } from 'preact/hooks';
import { fieldErrors } from './field-errors.js';

/**
 * The life of one form: values, what is wrong with which field, and whether an answer is awaited.
 * `error` is what no field can show. After a refusal the first wrong field (or the last field) gets the focus.
 * @template {Record<string, string>} T
 * @param {T} initial
 * @param {(values: T) => Promise<{ok: boolean, error?: any}>} submit
 */
export function useForm(initial, submit) {
  const [values, setValues] = useState(initial);
  const [error, setError] = useState(/** @type {any} */ (null));
  const [busy, setBusy] = useState(false);
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));

  const wrong = fieldErrors(error, values);
  const known = Object.keys(wrong).some((name) => name in values);

  /** @param {keyof T & string} name */
  const field = (name) => ({
    name,
    value: values[name],
    error: wrong[name],
    onInput: (/** @type {string} */ value) => setValues((now) => ({ ...now, [name]: value })),
  });

  /** @param {Event} event */
  const onSubmit = async (event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(null);
    const sent = readValues(form.current, values);
    setValues(sent);
    const result = await submit(sent);
    setBusy(false);
    if (result.ok) return;
    setError(result.error);
    focusWrong(form.current, Object.keys(fieldErrors(result.error, values)));
  };

  return { field, error: known ? null : error, busy, form, onSubmit };
}

/**
 * What a password manager filled in does not always come as an input event: the fields themselves know best.
 * @template {Record<string, string>} T
 * @param {HTMLFormElement | null} form
 * @param {T} values
 */
function readValues(form, values) {
  if (!form) return values;
  const typed = Object.fromEntries(new FormData(form));
  return /** @type {T} */ ({ ...values, ...typed });
}

/** @param {HTMLFormElement | null} form @param {string[]} names */
function focusWrong(form, names) {
  const inputs = /** @type {HTMLInputElement[]} */ ([...(form?.querySelectorAll('input') ?? [])]);
  const wrong = inputs.find((input) => names.includes(input.name)) ?? inputs.at(-1);
  wrong?.focus();
}
