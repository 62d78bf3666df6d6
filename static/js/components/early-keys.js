/** What is typed while the part that will take it is on its way: held, and written there once it has the focus. */

const WRITES = 'input:not([type="checkbox"], [type="radio"]), textarea';
const SOON = 300; // milliseconds
const HELD = new Set(['Backspace', 'Enter', 'ArrowDown']);

/** @returns {() => void} for when the part is there, or will not come: what has not taken the focus soon after gets nothing */
export function holdKeys() {
  /** @type {string[]} */
  const keys = [];
  const over = new AbortController();
  const options = { capture: true, signal: over.signal };
  const stop = () => over.abort();

  /** @param {KeyboardEvent} event */
  const hold = (event) => {
    if (event.key === 'Escape') stop();
    const isText = [...event.key].length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isText && !HELD.has(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    keys.push(event.key);
  };
  /** @param {FocusEvent} event */
  const give = (event) => {
    const box = /** @type {HTMLElement} */ (event.target);
    if (!box.matches(WRITES)) return;
    stop();
    play(keys, box);
  };
  addEventListener('keydown', hold, options);
  addEventListener('focusin', give, options);
  addEventListener('pointerdown', stop, options);
  return () => setTimeout(stop, SOON);
}

/** As if typed now, one after the other: what a key does is drawn before the next. @param {string[]} keys @param {HTMLElement} box */
async function play(keys, box) {
  for (const key of keys) {
    if (document.activeElement !== box) return;
    if (key === 'Backspace') document.execCommand('delete');
    else if (!HELD.has(key)) document.execCommand('insertText', false, key);
    else {
      await new Promise((drawn) => setTimeout(drawn, 50));
      box.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    }
  }
}
