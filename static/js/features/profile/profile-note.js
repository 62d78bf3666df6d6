import { useState } from 'preact/hooks';
import { TextArea } from '../../components/text-area.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createProfiles } from '../../state/actions/profiles.js';
import { useApp } from '../../state/context.js';

const LONGEST = 256;

/** For one's own eyes. @param {{userId: number}} props */
export function ProfileNote({ userId }) {
  const profiles = useApp().use(createProfiles);
  const [text, setText] = useState(() => profiles.note(userId));
  /** @param {string} value */
  const write = (value) => {
    setText(value);
    profiles.setNote(userId, value);
  };
  return html`<div class="profile-part"><${TextArea} label=${t('profile.note')} note=${t('profile.note_where')} rows=${2} maxlength=${LONGEST} value=${text} onInput=${write} /></div>`;
}
