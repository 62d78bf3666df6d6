import { useEffect, useState } from 'preact/hooks';
import { formatFull, formatTimestamp } from '../dates.js';
import { html } from '../html.js';

const REFRESH_MS = 30_000;

/** A moment in the reader's words; “3 minutes ago” keeps up with the clock. @param {{unix: number, style: string}} props */
export function TimeMark({ unix, style }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (style !== 'R') return;
    const timer = setInterval(() => setNow(Date.now()), REFRESH_MS);
    return () => clearInterval(timer);
  }, [style]);

  const moment = unix * 1000;
  return html`<time class="md-time" datetime=${new Date(moment).toISOString()} title=${formatFull(moment)}>${formatTimestamp(unix, style, now)}</time>`;
}
