/** A name as it is looked for: neither case nor accents matter. @param {string} name */
export const fold = (name) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** Does one of the words of a name begin with it, or the name have it? @param {string} query @param {...(string|null|undefined)} names */
export function fits(query, ...names) {
  const wanted = fold(query).replace(/^@/, '');
  return names.some((name) => name && fold(name).includes(wanted));
}
