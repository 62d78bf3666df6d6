const FIRST = 1000;
const LONGEST = 30_000;

/**
 * Waits between tries: doubling, spread at random so that many clients do not come back in one moment.
 * @param {() => number} random
 */
export function createBackoff(random) {
  let attempt = 0;
  return {
    attempt: () => attempt,
    reset: () => {
      attempt = 0;
    },
    next() {
      const whole = Math.min(LONGEST, FIRST * 2 ** attempt);
      attempt += 1;
      return whole * (0.5 + random() / 2);
    },
  };
}
