import { useEffect, useRef, useState } from 'preact/hooks';
import { initials } from '../../components/avatar.js';
import { Button } from '../../components/button.js';
import { Field, FormError } from '../../components/field.js';
import { Icon } from '../../components/icon.js';
import { toast } from '../../components/toasts.js';
import { useForm } from '../../components/use-form.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createGuildChanges } from '../../state/actions/guild_changes.js';
import { useApp } from '../../state/context.js';

/** A name, suggested, and perhaps a picture. @param {{onClose: () => void}} props */
export function FoundGuild({ onClose }) {
  const { store, actions, use } = useApp();
  const { setPicture } = use(createGuildChanges);
  const { limits, me } = store.session.value;
  const [icon, setIcon] = useState(/** @type {File | null} */ (null));
  const suggestion = t('guild.suggested_name', { name: me?.display_name ?? me?.username ?? '' });
  const { field, error, busy, form, onSubmit } = useForm({ name: suggestion }, async (values) => {
    const result = await actions.createGuild(values);
    if (!result.ok) return result;
    onClose();
    // The guild is there: a picture that is refused is no reason to ask for the name again.
    if (icon && !(await setPicture(result.guild.id, 'icon', icon)).ok) toast(t('guild.icon_failed'), 'danger');
    return result;
  });
  return html`<form class="dialog-form" ref=${form} onSubmit=${onSubmit}>
    <p class="dialog-text">${t('guild.create_lead')}</p>
    ${error && html`<${FormError}>${errorText(error)}<//>`}
    <${IconChoice} name=${field('name').value} icon=${icon} onChange=${setIcon} />
    <${Field} label=${t('guild.name')} required maxlength=${limits.guild_name_length} autocomplete="off" data-autofocus onFocus=${(/** @type {any} */ event) => event.currentTarget.select()} ...${field('name')} />
    <div class="dialog-actions">
      <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
      <${Button} type="submit" kind="primary" busy=${busy}>${t('action.create')}<//>
    </div>
  </form>`;
}

/** @param {{name: string, icon: File | null, onChange: (icon: File | null) => void}} props */
function IconChoice({ name, icon, onChange }) {
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [url, setUrl] = useState(/** @type {string | null} */ (null));
  useEffect(() => {
    if (!icon) return setUrl(null);
    const made = URL.createObjectURL(icon);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [icon]);
  return html`<div class="guild-icon-choice">
    <button type="button" class="guild-icon-face" aria-label=${t('guild.choose_icon')} onClick=${() => input.current?.click()}>
      ${url ? html`<img src=${url} alt="" />` : html`<span aria-hidden="true">${initials(name)}</span>`}
      <span class="guild-icon-sign"><${Icon} name="camera" size=${16} /></span>
    </button>
    <input class="visually-hidden" type="file" accept="image/png,image/jpeg,image/gif,image/webp" tabindex="-1" aria-hidden="true" ref=${input}
      onChange=${(/** @type {any} */ event) => onChange(event.currentTarget.files[0] ?? null)} />
    ${icon && html`<${Button} small kind="quiet" onClick=${() => onChange(null)}>${t('guild_settings.remove_icon')}<//>`}
  </div>`;
}
