import { useEffect, useState } from 'preact/hooks';
import { html } from '../html.js';
import { t } from '../i18n.js';

const COPIED_FOR_MS = 2000;

/** @param {{language: string, text: string, copy?: (text: string) => Promise<void>}} props */
export function CodeBlock({ language, text, copy = copyText }) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), COPIED_FOR_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  const label = language ? t('message.code_in', { language }) : t('message.code');
  return html`
    <div class="md-code-block">
      <pre tabindex="0" role="group" aria-label=${label}><code data-language=${language || undefined}>${text}</code></pre>
      <button type="button" class="md-copy" onClick=${() => copy(text).then(() => setIsCopied(true), () => {})}>
        ${t(isCopied ? 'action.copied' : 'action.copy_code')}
      </button>
    </div>`;
}

/** @param {string} text */
function copyText(text) {
  return navigator.clipboard.writeText(text);
}
