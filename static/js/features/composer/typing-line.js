import { html } from '../../lib/html.js';
import { typingText } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';

/** Its line is always there, so nothing moves when somebody types. @param {{channelId: number}} props */
export function TypingLine({ channelId }) {
  const names = useApp().views.typing(channelId).value;
  return html`<div class="typing">
    ${names.length > 0 && html`<span class="typing-dots" aria-hidden="true"><i /><i /><i /></span><span class="truncate">${typingText(names)}</span>`}
  </div>`;
}
