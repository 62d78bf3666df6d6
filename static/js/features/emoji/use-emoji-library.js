import { useEffect, useState } from 'preact/hooks';

/** @typedef {typeof import('../../lib/emoji.js')} EmojiLibrary */

/** @type {EmojiLibrary | null} */
let loaded = null;

/** The emoji themselves come when they are first wanted, and are there at once from then on. */
export async function loadEmojiLibrary() {
  loaded ??= await import('../../lib/emoji.js');
  return loaded;
}

export function useEmojiLibrary() {
  const [library, setLibrary] = useState(loaded);
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    loadEmojiLibrary().then(setLibrary, () => setFailed(true));
  };
  useEffect(() => {
    if (!library) load();
  }, []);
  return { library, failed, retry: load };
}
