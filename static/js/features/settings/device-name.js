const BROWSERS = /** @type {[RegExp, string][]} */ ([
  [/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\//, 'Firefox'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari'],
]);
const SYSTEMS = /** @type {[RegExp, string][]} */ ([
  [/iPhone|iPad/, 'iOS'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux'],
]);

/** “Firefox, Linux” from a User-Agent; null when nothing in it is known. @param {string | null} userAgent */
export function deviceName(userAgent) {
  const names = [BROWSERS, SYSTEMS].map((list) => list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1]);
  return names.filter(Boolean).join(', ') || null;
}

/** @param {string | null} userAgent */
export function isPhone(userAgent) {
  return /iPhone|Android.*Mobile/.test(userAgent ?? '');
}
