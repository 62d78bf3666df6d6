/** A list of `paged.js` of which nothing is known yet. @type {import('./paged.js').Paged<any>} */
export const NO_PAGE = { items: [], next: null, status: 'none', error: null, stale: false, doubts: 0 };
