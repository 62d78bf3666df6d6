import { useState } from 'preact/hooks';
import { Field } from '../../components/field.js';
import { fieldErrors } from '../../components/field-errors.js';
import { SaveBar } from '../../components/save-bar.js';
import { TextArea } from '../../components/text-area.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createAccount } from '../../state/actions/account.js';
import { useApp } from '../../state/context.js';
import { Group } from '../settings/group.js';
import { PictureField } from './picture-field.js';
import { ProfilePreview } from './profile-preview.js';

const LENGTHS = { display_name: 32, pronouns: 40, bio: 190 };
/** @typedef {keyof typeof LENGTHS} Name */

/** What others see of me. Pictures change at once, words when they are saved. */
export function ProfilePage() {
  const { store, use } = useApp();
  const { me } = store.session.value;
  const [typed, setTyped] = useState(/** @type {Partial<Record<Name, string>>} */ ({}));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(/** @type {any} */ (null));
  if (!me) return null;
  const saved = { display_name: me.display_name ?? '', pronouns: me.pronouns ?? '', bio: me.bio ?? '' };
  const values = { ...saved, ...typed };
  const changed = /** @type {Name[]} */ (Object.keys(saved)).filter((name) => values[name] !== saved[name]);
  const wrong = fieldErrors(error, values);
  /** @param {Name} name */
  const field = (name) => ({
    name,
    value: values[name],
    error: wrong[name],
    maxlength: LENGTHS[name],
    onInput: (/** @type {string} */ value) => setTyped((now) => ({ ...now, [name]: value })),
  });
  const save = async () => {
    setBusy(true);
    const result = await use(createAccount).saveProfile(Object.fromEntries(changed.map((name) => [name, values[name].trim() || null])));
    setBusy(false);
    setError(result.ok ? null : result.error);
    if (result.ok) setTyped({});
  };
  const reset = () => {
    setTyped({});
    setError(null);
  };
  return html`
    <div class="account-profile">
      <div class="account-profile-fields">
        <${Group}>
          <${Field} label=${t('profile_edit.name')} note=${t('profile_edit.name_note', { name: me.username })} placeholder=${me.username} autocomplete="nickname" ...${field('display_name')} />
          <${Field} label=${t('profile_edit.pronouns')} placeholder=${t('profile_edit.pronouns_hint')} autocomplete="off" ...${field('pronouns')} />
          <${TextArea} label=${t('profile_edit.bio')} rows=${5} note=${t('profile_edit.bio_note', { count: LENGTHS.bio - [...values.bio].length })} ...${field('bio')} />
        <//>
        <${Group} title=${t('profile_edit.pictures')}>
          <${PictureField} kind="avatar" label=${t('profile_edit.avatar')} has=${!!me.avatar} />
          <${PictureField} kind="banner" label=${t('profile_edit.banner')} has=${!!me.banner} />
          <p class="field-note">${t('profile_edit.pictures_note')}</p>
        <//>
      </div>
      <${ProfilePreview} me=${me} values=${values} />
    </div>
    <${SaveBar} dirty=${changed.length > 0} busy=${busy} error=${Object.keys(wrong).length > 0 ? null : error} onReset=${reset} onSave=${save} />`;
}
