/**
 * Where everything stands in the member list, by arithmetic: fifty thousand rows cost as much as fifty.
 * @typedef {import('../../state/types.js').MemberSection} MemberSection
 * @typedef {import('../../state/types.js').Person} Person
 * @typedef {{section: MemberSection, person: Person|null, position: number}} ListRow  person null: the section's label; position: among all people
 * @typedef {{section: MemberSection, first: number, top: number, before: number}} Part
 */

/** @param {MemberSection[]} sections @param {{label: number, row: number}} sizes in pixels */
export function layOut(sections, { label, row }) {
  /** @type {Part[]} */
  const parts = [];
  let count = 0;
  let height = 0;
  let people = 0;
  for (const section of sections) {
    parts.push({ section, first: count, top: height, before: people });
    count += 1 + section.members.length;
    height += label + row * section.members.length;
    people += section.members.length;
  }

  /** @param {(part: Part) => boolean} isAfter */
  const last = (isAfter) => parts[Math.max(0, parts.findIndex(isAfter) < 0 ? parts.length - 1 : parts.findIndex(isAfter) - 1)];
  /** @param {number} index */
  const partOf = (index) => last((part) => part.first > index);

  return {
    count,
    height,
    people,

    /** @param {number} index @returns {ListRow} */
    at(index) {
      const { section, first, before } = partOf(index);
      return { section, person: section.members[index - first - 1] ?? null, position: before + index - first };
    },

    /** The top of a row. @param {number} index */
    topOf(index) {
      const { first, top } = partOf(index);
      return index === first ? top : top + label + (index - first - 1) * row;
    },

    /** The row at a height. @param {number} y */
    indexAt(y) {
      if (parts.length === 0) return 0;
      const { first, top, section } = last((part) => part.top > y);
      const inside = Math.floor((y - top - label) / row);
      return first + Math.max(0, Math.min(section.members.length, inside + 1));
    },
  };
}

/** @typedef {ReturnType<typeof layOut>} Layout */

/** The next row that takes the focus. @param {Layout} layout @param {number} from @param {string} key @param {(row: ListRow) => boolean} isStop */
export function nextStop(layout, from, key, isStop) {
  const step = key === 'ArrowDown' || key === 'Home' ? 1 : -1;
  if (!['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(key)) return null;
  const start = key === 'Home' ? 0 : key === 'End' ? layout.count - 1 : from + step;
  for (let index = start; index >= 0 && index < layout.count; index += step) if (isStop(layout.at(index))) return index;
  return null;
}
