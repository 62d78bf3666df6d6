import { html } from '../../lib/html.js';
import { typingText } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { suggesting } from './assisting.js';

/** Its line is always there, so nothing moves when somebody types; it is silent while the list stands over it. @param {{channelId: number}} props */
export function TypingLine({ channelId }) {
  const all = useApp().views.typing(channelId).value;
  const names = suggesting.value ? [] : all;
  return html`<div class="typing">
    ${names.length > 0 && html`<span class="typing-dots" aria-hidden="true"><i /><i /><i /></span><span class="truncate">${typingText(names)}</span>`}
  </div>`;
}
