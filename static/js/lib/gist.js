import { t } from './i18n.js';
import { plainText } from './markdown/plain.js';

/**
 * What there is of a message, whole or as an answer shows it.
 * @typedef {{name: string, content_type: string}} Kind
 * @typedef {{content?: string|null, files?: readonly Kind[], sticker?: {name: string}|null, poll?: {question: string}|null, poll_result?: {question: string}|null, forwarded?: unknown}} Said
 */

/** A message in one line: its text, or else what it brings. @param {Said} message @param {import('./markdown/render.js').Hooks} [hooks] */
export const gist = (message, hooks) => plainText(message.content ?? '', hooks) || broughtBy(message);

/** @param {Said} message */
function broughtBy({ files = [], sticker, poll, poll_result: result, forwarded }) {
  const asked = poll ?? result;
  if (asked) return t('gist.poll', { question: asked.question });
  if (sticker) return t('message.sticker', { name: sticker.name });
  if (forwarded) return t('gist.forwarded');
  if (files.length === 0) return t('gist.nothing');
  const [{ name, content_type: type }] = files;
  return files.length > 1 ? t('gist.files', { name, count: files.length - 1 }) : t(KINDS[type.split('/')[0]] ?? 'gist.file', { name });
}

/** @type {Record<string, 'gist.picture' | 'gist.film' | 'gist.sound'>} */
const KINDS = { image: 'gist.picture', video: 'gist.film', audio: 'gist.sound' };
