import { useEffect, useReducer, useRef } from 'preact/hooks';
import { createGuildExpressions } from '../../../state/actions/guild_expressions.js';
import { useApp } from '../../../state/context.js';
import { nameOfFile, problemOf } from './kinds.js';

/**
 * @typedef {object} Upload
 * @property {number} key
 * @property {File} file
 * @property {string} url  of the picture, in this window
 * @property {string} name
 * @property {string} description
 * @property {string} tags
 * @property {'waiting'|'sending'|'failed'|'refused'} state  refused: cannot be sent at all
 * @property {number} share  how much has gone, 0 to 1
 * @property {any} error
 */

/** What is to become an emoji or sticker: one after the other, each with its own progress and its own failure. @param {number} guildId @param {import('./kinds.js').ExpressionKind} kind */
export function useUploads(guildId, kind) {
  const { createExpression } = useApp().use(createGuildExpressions);
  const [, draw] = useReducer((/** @type {number} */ count) => count + 1, 0);
  const items = useRef(/** @type {Upload[]} */ ([]));
  const stop = useRef(new AbortController());
  const lastKey = useRef(0);
  useEffect(() => () => {
    stop.current.abort();
    for (const { url } of items.current) URL.revokeObjectURL(url);
  }, []);

  /** @param {number} key @param {Partial<Upload>} fields */
  const change = (key, fields) => {
    items.current = items.current.map((item) => (item.key === key ? { ...item, ...fields } : item));
    draw(0);
  };

  /** @param {number} key */
  const remove = (key) => {
    const gone = items.current.find((item) => item.key === key);
    if (gone) URL.revokeObjectURL(gone.url);
    items.current = items.current.filter((item) => item.key !== key);
    draw(0);
  };

  async function sendNext() {
    const item = items.current.find(({ state }) => state === 'waiting');
    if (!item || items.current.some(({ state }) => state === 'sending')) return;
    const { key, file, name, description, tags } = item;
    change(key, { state: 'sending', share: 0, error: null });
    const result = await createExpression(guildId, kind, { name, file, ...(kind === 'sticker' && { description, tags }) }, { onProgress: (share) => change(key, { share }), signal: stop.current.signal });
    if (result.ok) remove(key);
    else change(key, { state: 'failed', error: result.error });
    sendNext();
  }

  return {
    items: items.current,
    change,
    remove,
    /** Emojis go at once, by the names of their files; a sticker waits for its words. @param {File[]} files */
    add(files) {
      items.current = [...items.current, ...files.map((file) => {
        lastKey.current += 1;
        const problem = problemOf(kind, file);
        const state = problem ? 'refused' : kind === 'emoji' ? 'waiting' : 'failed';
        return /** @type {Upload} */ ({ key: lastKey.current, file, url: URL.createObjectURL(file), name: nameOfFile(kind, file.name), description: '', tags: '', state, share: 0, error: problem && { code: problem } });
      })];
      draw(0);
      sendNext();
    },
    /** @param {number} key */
    send(key) {
      change(key, { state: 'waiting', error: null });
      sendNext();
    },
  };
}
