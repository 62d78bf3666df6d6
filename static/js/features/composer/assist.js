/** What helps while writing, and turns what was written into what is sent: it loads with the first key that somebody presses. */
export { CommandHint } from './command-hint.js';
export { Helper } from './helper.js';
export { lacksEmoji, loadEmojiLibrary } from './suggest/library.js';
export { boxOf, forgetChoices, outgoing, picturesIn } from './outgoing.js';
