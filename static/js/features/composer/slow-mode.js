/**
 * Until when somebody in a slow channel waits: so long after what they sent last, or as long as the server said.
 * @param {number} slowMode in seconds
 * @param {{timestamp: string} | null} last  my latest message there
 * @param {readonly {createdAt: number, error: {code: string, retry_after?: number} | null}[]} outbox  what I sent there and has not arrived
 * @param {number} now
 */
export function slowUntil(slowMode, last, outbox, now) {
  if (!slowMode) return 0;
  const sent = [last ? Date.parse(last.timestamp) : 0, ...outbox.filter(({ error }) => !error).map(({ createdAt }) => createdAt)];
  const told = outbox.map(({ createdAt, error }) => (error?.code === 'slow_mode' ? createdAt + (error.retry_after ?? 0) * 1000 : 0));
  // A server's clock that is ahead lets nobody wait longer than the channel says.
  return Math.min(Math.max(Math.max(...sent) + slowMode * 1000, ...told), now + slowMode * 1000);
}
