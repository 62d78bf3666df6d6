import { useEffect, useRef } from 'preact/hooks';
import { announce } from '../../components/live-region.js';
import { gist } from '../../lib/gist.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { hooksOf } from './message-text.js';

const SPOKEN_LENGTH = 140;

/**
 * Tells a screen reader what came in: one message in full, several as a number.
 * @param {{guild_id: number|null, id: number}} channel
 * @param {import('../../state/types.js').Row[]} rows
 */
export function useAnnouncements(channel, rows) {
  const app = useApp();
  const last = useRef(newestSeq(rows));
  const unheard = useRef(0);
  useEffect(() => {
    const fresh = rows.flatMap((row) => (row.type === 'message' && !row.message.mine && row.message.seq > last.current ? [row.message] : []));
    const known = last.current > 0;
    last.current = Math.max(last.current, newestSeq(rows));
    if (!known || fresh.length === 0) return;
    unheard.current += fresh.length;
    const message = fresh[fresh.length - 1];
    announce(() => {
      const count = unheard.current;
      unheard.current = 0;
      const { name } = app.views.person(channel.guild_id, message.author);
      if (count > 1) return t('messages.announce_many', { count });
      return t('messages.announce', { name, content: gist(message, hooksOf(app, channel.guild_id)).slice(0, SPOKEN_LENGTH) });
    });
  }, [rows]);
}

/** @param {import('../../state/types.js').Row[]} rows */
function newestSeq(rows) {
  const row = rows.findLast((candidate) => candidate.type === 'message' && candidate.message.state === 'sent');
  return row?.type === 'message' ? row.message.seq : 0;
}
