// The tree that docs/markdown.md describes. Text is a plain string; everything else has a `type`.

/**
 * @typedef {{type: 'root', jumbo: boolean, children: Block[]}} Root
 * @typedef {{type: 'paragraph' | 'subtext', children: Inline[]}} Paragraph
 * @typedef {{type: 'heading', level: number, children: Inline[]}} Heading
 * @typedef {{type: 'quote', children: Block[]}} Quote
 * @typedef {{type: 'list', ordered: boolean, start: number, children: Item[]}} List
 * @typedef {{type: 'item', children: (Paragraph | List)[]}} Item
 * @typedef {{type: 'code_block', language: string, text: string}} CodeBlock
 * @typedef {Paragraph | Heading | Quote | List | CodeBlock} Block
 *
 * @typedef {'bold' | 'italic' | 'underline' | 'strike' | 'spoiler'} Style
 * @typedef {{type: Style, children: Inline[]}} Styled
 * @typedef {{type: 'link', url: string, embed: boolean, children: Inline[]}} Link
 * @typedef {{type: 'code', text: string}} Code
 * @typedef {{type: 'user' | 'role' | 'channel', id: number}} Mention
 * @typedef {{type: 'emoji', id: number, name: string, animated: boolean}} CustomEmoji
 * @typedef {{type: 'timestamp', unix: number, style: string}} Timestamp
 * @typedef {string | Styled | Link | Code | Mention | CustomEmoji | Timestamp} Inline
 *
 * @typedef {{steps: number}} Meter counts the work done, so that a test can show that it grows with the text and not faster
 */

export {};
