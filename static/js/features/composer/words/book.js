/**
 * What the names in a message box stand for. A name that several have stands for nobody, unless one of them was chosen from the list.
 * @typedef {{id: number, username: string, names: string[]}} Named  a person: the user name, and what else they are called
 * @typedef {{id: number, name: string}} Place  a role or a channel
 * @typedef {{id: number, name: string, animated: boolean}} Picture  a guild's emoji
 * @typedef {{people: Named[], roles: Place[], channels: Place[], emojis: Picture[]}} Known
 * @typedef {{label: string, wire: string}} Entry
 */

const OWN_MEANING = new Set(['everyone', 'here']);

/** One book of names: each stands for one thing, or for nobody knows which. */
class Index {
  /** @type {Map<string, string | null>} */
  wires = new Map();
  longest = 0;

  /** @param {string} label @param {string} wire */
  add(label, wire) {
    const key = fold(label);
    if (!key || OWN_MEANING.has(key)) return;
    const known = this.wires.get(key);
    this.wires.set(key, known === undefined || known === wire ? wire : null);
    this.longest = Math.max(this.longest, label.length);
  }

  /** @param {string} label */
  get(label) {
    return this.wires.get(fold(label));
  }
}

/** @typedef {ReturnType<typeof createBook>} Book */

/** @param {Known} known @param {Map<string, string>} [chosen] label → wire form: what was taken from the list stands above what is guessed */
export function createBook({ people, roles, channels, emojis }, chosen = new Map()) {
  const { strong, weak, byId: peopleById } = indexOf(people);
  const [groups, places] = [new Index(), new Index()];
  for (const { id, name } of roles) groups.add(name, `<@&${id}>`);
  for (const { id, name } of channels) places.add(name, `<#${id}>`);
  const pictures = namePictures(emojis);
  const byId = { '@': peopleById, '@&': new Map(roles.map((one) => [one.id, one])), '#': new Map(channels.map((one) => [one.id, one])) };
  const picked = new Map([...chosen].map(([label, wire]) => [fold(label), wire]));
  const longest = Math.max(strong.longest, weak.longest, groups.longest, places.longest, ...[...chosen.keys()].map((label) => label.length));

  /** @param {string} label  with its sign: `@anna`, `#general`, `:wave:` @returns {string | null} */
  function wireOf(label) {
    const rest = label.slice(1);
    if (label[0] === ':') return pictures.byLabel.get(label) ?? null;
    return picked.get(fold(label)) ?? (label[0] === '#' ? places.get(rest) : strong.get(rest) || either(weak.get(rest), groups.get(rest))) ?? null;
  }

  /** The first of some names that means exactly this. @param {string} sign @param {string[]} names @param {string} wire */
  const surest = (sign, names, wire) => names.map((name) => sign + name).find((label) => wireOf(label) === wire) ?? null;

  return {
    longest,
    wireOf,

    /** How a token of the wire is written in the box, or null when no name says it. @param {string} wire @returns {string | null} */
    labelOf(wire) {
      const [, sign, id] = /^<(@&|@|#)(\d+)>$/.exec(wire) ?? [];
      if (!sign) return pictures.byWire.get(wire) ?? null;
      const one = byId[/** @type {'@' | '@&' | '#'} */ (sign)].get(Number(id));
      if (!one) return null;
      return 'username' in one ? surest('@', [...one.names, one.username], wire) : surest(sign[0], [one.name], wire);
    },
  };
}

/** Two that are called the same are nobody. @param {string | null | undefined} one @param {string | null | undefined} other */
const either = (one, other) => (one === undefined ? other : other === undefined ? one : null);

/** @type {WeakMap<Named[], {strong: Index, weak: Index, byId: Map<number, Named>}>} */
const indexes = new WeakMap();

/** A large guild's people are gone through once, however often everything around them changes. @param {Named[]} people */
function indexOf(people) {
  const known = indexes.get(people);
  if (known) return known;
  const index = { strong: new Index(), weak: new Index(), byId: new Map(people.map((one) => [one.id, one])) };
  for (const { id, username, names } of people) {
    index.strong.add(username, `<@${id}>`);
    for (const name of names) index.weak.add(name, `<@${id}>`);
  }
  indexes.set(people, index);
  return index;
}

/** The first emoji of a name is `:name:`, the next of that name `:name~2:`, which no emoji can be called. @param {Picture[]} emojis */
function namePictures(emojis) {
  const [byLabel, byWire, seen] = [new Map(), new Map(), new Map()];
  for (const { id, name, animated } of emojis) {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    const label = count === 1 ? `:${name}:` : `:${name}~${count}:`;
    byLabel.set(label, `<${animated ? 'a' : ''}:${name}:${id}>`);
    byWire.set(`<${animated ? 'a' : ''}:${name}:${id}>`, label);
  }
  return { byLabel, byWire };
}

/** @param {string} text */
const fold = (text) => text.toLowerCase();
