import { Avatar } from '../../components/avatar.js';
import { formatTime } from '../../lib/dates.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';

const MORNING = new Date(2026, 0, 5, 9, 41);
const FEW_MINUTES = 6 * 60_000;

/** A little of a conversation, drawn as the chat draws it: what is chosen below shows here first. */
export function AppearancePreview() {
  const { store } = useApp();
  const { me } = store.session.value;
  const cozy = store.prefs.value.density === 'cozy';
  const name = me?.display_name ?? me?.username ?? '';
  return html`<figure class="appearance-preview" aria-label=${t('appearance.preview')}>
    ${me && html`<${PreviewMessage} cozy=${cozy} user=${me} name=${name} at=${MORNING} text=${t('appearance.preview_first')} />`}
    <${PreviewMessage} cozy=${cozy} user=${{ id: 7 * 64, avatar: null }} name=${t('appearance.preview_name')} at=${new Date(MORNING.getTime() + FEW_MINUTES)} text=${t('appearance.preview_second')} />
  </figure>`;
}

/** @param {{cozy: boolean, user: {id: number, avatar: string | null}, name: string, at: Date, text: string}} props */
function PreviewMessage({ cozy, user, name, at, text }) {
  const time = html`<time class="appearance-preview-time">${formatTime(at)}</time>`;
  return html`<div class="appearance-preview-row" data-cozy=${cozy ? '' : undefined}>
    ${cozy ? html`<${Avatar} user=${user} name=${name} size=${40} />` : time}
    <div>
      <p class="appearance-preview-head"><b>${name}</b>${cozy && time}</p>
      <p>${text}</p>
    </div>
  </div>`;
}
