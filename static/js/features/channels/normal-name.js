/** How a channel is called, while it is typed: small letters, a dash for a space. The server has the last word. @param {string} text */
export const normalName = (text) => text.toLowerCase().replace(/^\s+/, '').replace(/\s+/g, '-');
