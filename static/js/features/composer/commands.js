/**
 * What a message that begins with a slash does instead of being sent as it stands.
 * @typedef {{kind: 'send', content: string} | {kind: 'nick', nickname: string | null}} Outcome
 * @typedef {{name: string, needsText: boolean, inGuild?: boolean, run: (text: string) => Outcome}} Command  inGuild: it acts on the guild, and takes its words as they are
 */

const SHRUG = '¯\\\\\\_(ツ)\\_/¯';
const FLIP = '(╯°□°)╯︵ ┻━┻';
const UNFLIP = '┬─┬ノ( º _ ºノ)';

/** @type {readonly Command[]} */
export const COMMANDS = [
  { name: 'me', needsText: true, run: (text) => say(`*${text}*`) },
  { name: 'nick', needsText: false, inGuild: true, run: (text) => ({ kind: 'nick', nickname: text || null }) },
  { name: 'shrug', needsText: false, run: (text) => say(after(text, SHRUG)) },
  { name: 'spoiler', needsText: true, run: (text) => say(`||${text}||`) },
  { name: 'tableflip', needsText: false, run: (text) => say(after(text, FLIP)) },
  { name: 'unflip', needsText: false, run: (text) => say(after(text, UNFLIP)) },
];

/** The command that a text calls, with what stands behind it. @param {string} text @param {boolean} inGuild @returns {{command: Command, rest: string} | null} */
export function commandIn(text, inGuild) {
  const [whole, name] = /^\/([a-z]+)(?=\s|$)/i.exec(text) ?? [];
  const command = whole && COMMANDS.find((one) => one.name === name.toLowerCase());
  if (!command || (command.inGuild && !inGuild)) return null;
  return { command, rest: text.slice(whole.length).trim() };
}

/**
 * What sending a text does; null: nothing yet, its command wants words.
 * @param {string} text
 * @param {boolean} inGuild
 * @param {(words: string) => string} [translate]  what somebody has written into what is sent
 * @returns {Outcome | null}
 */
export function readCommand(text, inGuild, translate = (words) => words) {
  const called = commandIn(text, inGuild);
  if (!called) return say(translate(text));
  const { command, rest } = called;
  if (command.needsText && !rest) return null;
  return command.run(command.inGuild ? rest : translate(rest));
}

/** @param {string} content @returns {Outcome} */
const say = (content) => ({ kind: 'send', content });

/** @param {string} text @param {string} drawing */
const after = (text, drawing) => (text ? `${text} ${drawing}` : drawing);
