/** Sounds of our own, made when they are heard: soft bells of a few sine waves. Nothing is loaded. */

/**
 * One struck note: its pitch in hertz, when it begins in seconds, how long it rings and how loud it is (0 to 1).
 * @typedef {{pitch: number, at: number, rings: number, loud: number}} Note
 */

/** @type {Record<'message' | 'mention', Note[]>} */
export const SOUNDS = {
  message: [
    { pitch: 587.33, at: 0, rings: 0.28, loud: 0.5 },
    { pitch: 880, at: 0.07, rings: 0.36, loud: 0.32 },
  ],
  mention: [
    { pitch: 659.26, at: 0, rings: 0.3, loud: 0.6 },
    { pitch: 987.77, at: 0.09, rings: 0.34, loud: 0.55 },
    { pitch: 1318.51, at: 0.18, rings: 0.5, loud: 0.4 },
  ],
};

/** A bell's overtones are not those of a string. Each: how many times the pitch, and its share of the loudness. */
const OVERTONES = [[1, 1], [2.01, 0.22], [3.98, 0.06]];
const ATTACK = 0.006;
const SILENCE = 0.0001;

/** @type {AudioContext | null} */
let speaker = null;

/**
 * Never throws: a browser that allows no sound before the first click stays silent.
 * @param {keyof typeof SOUNDS} name
 * @param {number} volume 0 to 100
 */
export function playSound(name, volume) {
  try {
    speaker ??= new AudioContext();
    if (speaker.state === 'suspended') speaker.resume().catch(() => {});
    strike(speaker, SOUNDS[name], volume);
  } catch {
    speaker = null;
  }
}

/** @param {BaseAudioContext} context @param {Note[]} notes @param {number} volume 0 to 100 */
export function strike(context, notes, volume) {
  // Loudness as ears hear it: half way along the slider sounds half as loud.
  const level = (volume / 100) ** 2 * 0.6;
  if (level <= 0) return;
  for (const note of notes) for (const [times, share] of OVERTONES) ring(context, { ...note, pitch: note.pitch * times, loud: note.loud * share * level });
}

/** @param {BaseAudioContext} context @param {Note} note */
function ring(context, { pitch, at, rings, loud }) {
  const begin = context.currentTime + at;
  const tone = new OscillatorNode(context, { frequency: pitch });
  const gain = new GainNode(context, { gain: SILENCE });
  gain.gain.setValueAtTime(SILENCE, begin);
  gain.gain.exponentialRampToValueAtTime(loud, begin + ATTACK);
  gain.gain.exponentialRampToValueAtTime(SILENCE, begin + rings);
  tone.connect(gain).connect(context.destination);
  tone.start(begin);
  tone.stop(begin + rings);
}
