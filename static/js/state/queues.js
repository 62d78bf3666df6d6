/** Jobs of one key run one after the other; different keys do not wait for each other. */
export function createQueues() {
  /** @type {Map<string|number, Promise<unknown>>} */
  const tails = new Map();

  /**
   * @template T
   * @param {string|number} key
   * @param {() => Promise<T>} job
   * @returns {Promise<T>}
   */
  return function run(key, job) {
    const result = (tails.get(key) ?? Promise.resolve()).then(job);
    const tail = result.catch(() => {});
    tails.set(key, tail);
    tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
    return result;
  };
}

/** @param {import('./env.js').Clock} clock @param {number} seconds */
export const pause = (clock, seconds) => new Promise((resolve) => clock.setTimeout(() => resolve(undefined), seconds * 1000));
