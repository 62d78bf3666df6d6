import { pause } from '../queues.js';

const LONGEST_WAIT = 15;

/**
 * A request that waits when the server says "too often", as long as a person would.
 * @param {import('../env.js').Core} core
 * @param {string} event
 * @param {object} payload
 * @returns {Promise<any>}
 */
export async function requestPatiently({ live, env }, event, payload) {
  for (let tries = 0; ; tries += 1) {
    const answer = await live.request(event, payload);
    const wait = answer.error?.retry_after;
    if (answer.ok || !wait || wait > LONGEST_WAIT || tries >= 3) return answer;
    await pause(env.clock, wait);
  }
}
