// A guild's emoji has two spellings: `<:name:id>` or `<a:name:id>` in a text, `name:id` as a reaction.
const IN_TEXT = /^<(a?):(\w+):(\d+)>$/;
const AS_REACTION = /^(?:a:)?(\w+):(\d+)$/;

/** @param {{id: number, name: string, animated: boolean}} emoji */
export const inText = ({ id, name, animated }) => `<${animated ? 'a' : ''}:${name}:${id}>`;

/** What names it as a reaction; Unicode's emoji are themselves. @param {string} emoji */
export const asReaction = (emoji) => emoji.replace(IN_TEXT, '$2:$3');

/** Null for Unicode's own. @param {string} emoji in either spelling @returns {{id: number, name: string} | null} */
export function customOf(emoji) {
  const text = IN_TEXT.exec(emoji);
  if (text) return { id: Number(text[3]), name: text[2] };
  const reaction = AS_REACTION.exec(emoji);
  return reaction && { id: Number(reaction[2]), name: reaction[1] };
}
