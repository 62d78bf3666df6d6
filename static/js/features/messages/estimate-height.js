import { alone, MOST_HIGH } from './parts/mosaic.js';

/** A character of the usual size, and what stands beside the text. */
const CHARACTER = 7.1;
const BESIDE = 104;
const LINE = 20;

/**
 * A guess until the row has been measured: the better it is, the less moves when older rows come.
 * @param {import('./message-list.js').ListRow | undefined} row
 * @param {number} width  of the list
 */
export function estimateHeight(row, width) {
  if (!row) return 0;
  if (row.type === 'date') return 40;
  if (row.type === 'new') return 20;
  if (row.type === 'intro') return 220;
  const { message } = row;
  const inside = textHeight(message.content, width) + partsHeight(message);
  return row.groupStart ? Math.max(60, inside + 38) : inside + 4;
}

/** @param {string} content @param {number} width */
function textHeight(content, width) {
  if (!content) return 0;
  const fits = Math.max(20, (width - BESIDE) / CHARACTER);
  return content.split('\n').reduce((sum, line) => sum + LINE * (1 + Math.floor(line.length / fits)), 0);
}

/** @param {import('../../state/types.js').RowMessage} message */
function partsHeight({ files, reply_to, sticker, poll, embeds, reactions, forwarded }) {
  const media = files.filter(({ content_type }) => /^(image|video)\//.test(content_type));
  const seen = media.length === 0 ? 0 : media.length === 1 ? alone(media[0]).height : MOST_HIGH;
  return (
    seen + (files.length - media.length) * 60 + (reply_to ? LINE : 0) + (sticker ? 168 : 0) + (poll ? 200 : 0) + (embeds?.length ?? 0) * 110 + (forwarded ? 80 : 0) + (reactions.length ? 32 : 0)
  );
}
