import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { playSound, SOUNDS, strike } from '../../../static/js/lib/sounds.js';

/** @type {{frequency: number, begin: number, end: number, peak: number}[]} */
let heard = [];

class FakeOscillator {
  /** @param {unknown} _context @param {{frequency: number}} options */
  constructor(_context, { frequency }) {
    this.tone = { frequency, begin: 0, end: 0, peak: 0 };
    heard.push(this.tone);
  }

  /** @param {FakeGain} gain */
  connect(gain) {
    gain.tone = this.tone;
    return gain;
  }

  /** @param {number} at */
  start(at) {
    this.tone.begin = at;
  }

  /** @param {number} at */
  stop(at) {
    this.tone.end = at;
    this.tone.peak = Math.max(...FakeGain.latest);
  }
}

class FakeGain {
  static latest = /** @type {number[]} */ ([]);
  /** @type {any} */
  tone = null;
  gain = {
    setValueAtTime: (/** @type {number} */ value) => void FakeGain.latest.splice(0, 9, value),
    exponentialRampToValueAtTime: (/** @type {number} */ value) => void FakeGain.latest.push(value),
  };
  connect() {}
}

Object.assign(globalThis, { OscillatorNode: FakeOscillator, GainNode: FakeGain });
const context = /** @type {any} */ ({ currentTime: 10, destination: {} });

afterEach(() => {
  heard = [];
});

test('every note rings with its overtones, one after the other, and ends', () => {
  strike(context, SOUNDS.mention, 100);
  assert.equal(heard.length, SOUNDS.mention.length * 3);
  assert.deepEqual(heard.map(({ begin }) => begin).filter((begin) => begin < 10), []);
  assert.ok(heard.every(({ begin, end }) => end > begin && end < 11.5));
});

test('no sound is too loud, and no volume is no sound', () => {
  for (const notes of Object.values(SOUNDS)) {
    heard = [];
    strike(context, notes, 100);
    assert.ok(heard.reduce((sum, { peak }) => sum + peak, 0) <= 1.2);
  }
  heard = [];
  strike(context, SOUNDS.message, 0);
  assert.deepEqual(heard, []);
});

test('a browser without sound stays silent', () => {
  playSound('message', 50);
  assert.deepEqual(heard, []);
});
