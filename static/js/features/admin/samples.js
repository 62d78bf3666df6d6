/**
 * What the charts draw of the live figures.
 * @typedef {{connections: number, online: number, requests: number, sends: number, deliveries: number, p50: number, p95: number, lag: number, memory: number, hits: number|null, writes: number, jobs: number|null}} Sample
 */

export const CAPACITY = 61;

/** Counts are since the start: how often the cache knew the answer lately is a difference. @param {any} figures @param {any} before @returns {Sample} */
export function sample(figures, before) {
  return {
    connections: figures.connections,
    online: figures.users_online,
    requests: figures.requests_per_second,
    sends: figures.sends_per_second,
    deliveries: figures.deliveries_per_second,
    p50: figures.responses.p50_ms,
    p95: figures.responses.p95_ms,
    lag: figures.loop_lag_ms,
    memory: figures.memory_bytes,
    hits: hitRate(figures.cache, before?.cache ?? { hits: 0, misses: 0 }),
    writes: figures.writer_waiting,
    jobs: figures.jobs?.waiting ?? null,
  };
}

/** In percent; null: nothing was asked. @param {{hits: number, misses: number}} now @param {{hits: number, misses: number}} before */
export function hitRate(now, before) {
  const hits = now.hits - before.hits;
  const all = hits + now.misses - before.misses;
  return all > 0 ? Math.round((hits / all) * 1000) / 10 : null;
}

/** The busiest first. @param {{method: string, path: string, failed: number, times: {count: number, p50_ms: number, p95_ms: number}}[]} routes @param {number} most */
export const busiest = (routes, most) => [...routes].sort((a, b) => b.times.count - a.times.count).slice(0, most);
