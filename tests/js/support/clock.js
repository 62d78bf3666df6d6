/** A clock that goes only when told to, so that no test waits and none is late. */
export function createClock(start = Date.UTC(2026, 10, 23, 12)) {
  let now = start;
  let serial = 0;
  /** @type {{id: number, at: number, run: () => void}[]} */
  let timers = [];

  /** Lets every promise that can go on go on. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));

  return {
    now: () => now,
    /** @param {() => void} run @param {number} delay */
    setTimeout(run, delay) {
      serial += 1;
      timers.push({ id: serial, at: now + delay, run });
      return serial;
    },
    /** @param {unknown} id */
    clearTimeout(id) {
      timers = timers.filter((timer) => timer.id !== id);
    },
    settle,
    /** @param {number} milliseconds */
    async advance(milliseconds) {
      const end = now + milliseconds;
      await settle();
      for (;;) {
        const next = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at || a.id - b.id)[0];
        if (!next) break;
        timers = timers.filter((timer) => timer !== next);
        now = Math.max(now, next.at);
        next.run();
        await settle();
      }
      now = end;
    },
  };
}

/** Random numbers that are the same in every run. @param {number} seed */
export function createRandom(seed) {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    random,
    /** @param {number} below */
    int: (below) => Math.floor(random() * below),
    /** @template T @param {readonly T[]} list @returns {T} */
    pick: (list) => list[Math.floor(random() * list.length)],
  };
}
