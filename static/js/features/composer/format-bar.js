import { IconButton } from '../../components/icon-button.js';
import { useRoving } from '../../components/roving.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { keysOf } from '../../lib/shortcuts.js';
import { keyText } from '../shell/key-text.js';
import { markSelection } from './growing-text.js';
import { insertText } from './insert-text.js';
import { quoted } from './lines.js';

/** @typedef {{icon: string, label: string, keys?: string, run: (box: HTMLTextAreaElement) => void}} Format */

/** @param {string} mark */
const wrap = (mark) => (/** @type {HTMLTextAreaElement} */ box) => markSelection(box, mark);

/** @returns {Format[]} */
const formats = () => [
  { icon: 'bold', label: t('format.bold'), keys: keysOf('bold'), run: wrap('**') },
  { icon: 'italic', label: t('format.italic'), keys: keysOf('italic'), run: wrap('*') },
  { icon: 'strikethrough', label: t('format.strike'), run: wrap('~~') },
  { icon: 'code', label: t('format.code'), run: code },
  { icon: 'eye-off', label: t('format.spoiler'), run: wrap('||') },
  { icon: 'quote', label: t('format.quote'), run: quote },
  { icon: 'link', label: t('format.link'), run: link },
];

/** What can be done with the words that are selected; a press leaves the selection where it is. @param {{boxRef: {current: HTMLTextAreaElement | null}}} props */
export function FormatBar({ boxRef }) {
  const { ref, onKeyDown } = useRoving('.icon-button', { columns: 7 });
  return html`<div class="format-bar" role="toolbar" aria-label=${t('format.label')} ref=${ref} onKeyDown=${onKeyDown} onMouseDown=${(/** @type {Event} */ event) => event.preventDefault()}>
    ${formats().map(({ icon, label, keys, run }) => html`<${IconButton} key=${icon} small icon=${icon} label=${label} keys=${keys && keyText(keys)}
      onClick=${() => boxRef.current && run(boxRef.current)} />`)}
  </div>`;
}

/** @param {HTMLTextAreaElement} box */
function code(box) {
  if (!selectionOf(box).includes('\n')) markSelection(box, '`');
  else insertText(box, `\`\`\`\n${selectionOf(box)}\n\`\`\``);
}

/** Whole lines. @param {HTMLTextAreaElement} box */
function quote(box) {
  const from = box.value.lastIndexOf('\n', box.selectionStart - 1) + 1;
  const end = box.value.indexOf('\n', box.selectionEnd);
  box.setSelectionRange(from, end < 0 ? box.value.length : end);
  insertText(box, quoted(selectionOf(box)));
}

/** The place for the address is selected, to be written over. @param {HTMLTextAreaElement} box */
function link(box) {
  const from = box.selectionStart;
  const words = selectionOf(box);
  insertText(box, `[${words}](https://)`);
  const start = from + words.length + 3;
  box.setSelectionRange(start, start + 'https://'.length);
}

/** @param {HTMLTextAreaElement} box */
const selectionOf = (box) => box.value.slice(box.selectionStart, box.selectionEnd);
