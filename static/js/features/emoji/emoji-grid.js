export function EmojiGrid() { return null; }
