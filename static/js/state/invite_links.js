/** What stands between the words of a message or in a field: `https://here/invite/CODE`, `here/invite/CODE`, or the code alone. */

const CODE = /^[A-Za-z0-9-]{3,64}$/;

/** The code of a link of this installation, or null. @param {string} address @param {string} origin */
export function inviteCodeOf(address, origin) {
  if (!URL.canParse(address, origin)) return null;
  const url = new URL(address, origin);
  const [, code] = /^\/invite\/([^/]+)\/?$/.exec(url.pathname) ?? [];
  return url.origin === origin && code && CODE.test(code) ? code : null;
}

/** What somebody pasted to join by: a link, with or without its scheme, or a code. @param {string} text @param {string} origin */
export function pastedCode(text, origin) {
  const words = text.trim();
  if (CODE.test(words)) return words;
  return inviteCodeOf(/^[a-z]+:\/\//i.test(words) ? words : `${new URL(origin).protocol}//${words}`, origin);
}

/** The invites that a message names, each once. @param {string} content @param {string} origin */
export function invitesIn(content, origin) {
  const links = content.match(/https?:\/\/[^\s<>()]+/g) ?? [];
  const codes = links.map((link) => inviteCodeOf(link.replace(/[.,!?;:]+$/, ''), origin));
  return [...new Set(codes.filter((code) => code !== null))];
}
