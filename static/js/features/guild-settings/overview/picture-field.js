import { useEffect, useRef, useState } from 'preact/hooks';
import { initials } from '../../../components/avatar.js';
import { Button } from '../../../components/button.js';
import { FormError } from '../../../components/field.js';
import { Icon } from '../../../components/icon.js';
import { html } from '../../../lib/html.js';
import { errorText, t } from '../../../lib/i18n.js';
import { createGuildChanges } from '../../../state/actions/guild_changes.js';
import { useApp } from '../../../state/context.js';

const ACCEPTED = 'image/png,image/jpeg,image/gif,image/webp';
const LARGEST = 8 * 1024 * 1024; // bytes

/** The icon or the banner: chosen or dropped, on show at once, taken back when refused. @param {{guild: import('../../../state/types.js').Guild, kind: 'icon' | 'banner'}} props */
export function PictureField({ guild, kind }) {
  const { setPicture } = useApp().use(createGuildChanges);
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [preview, setPreview] = useState(/** @type {string | null} */ (null));
  const [state, setState] = useState({ busy: false, over: false, error: /** @type {any} */ (null) });
  useEffect(() => () => { if (preview) URL.revokeObjectURL(preview); }, [preview]);
  /** @param {File | null} file */
  const set = async (file) => {
    if (file && file.size > LARGEST) return setState({ busy: false, over: false, error: { code: 'too_large' } });
    setPreview(file && URL.createObjectURL(file));
    setState({ busy: true, over: false, error: null });
    const result = await setPicture(guild.id, kind, file);
    setPreview(null);
    return setState({ busy: false, over: false, error: result.ok ? null : result.error });
  };
  /** @param {any} event */
  const drop = (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) set(file);
    else setState({ ...state, over: false });
  };
  const shown = preview ?? guild[kind];
  const label = kind === 'icon' ? t('guild_settings.icon') : t('guild_settings.banner');
  return html`<div class=${`picture-field picture-field-${kind}`} role="group" aria-label=${label} data-over=${state.over ? '' : undefined}
    onDragOver=${(/** @type {any} */ event) => { event.preventDefault(); if (!state.over) setState({ ...state, over: true }); }} onDragLeave=${() => setState({ ...state, over: false })} onDrop=${drop}>
    <span class="field-label">${label}</span>
    <button type="button" class="picture-field-face" aria-label=${t('guild_settings.choose_picture')} data-busy=${state.busy ? '' : undefined} onClick=${() => input.current?.click()}>
      ${shown ? html`<img src=${shown} alt="" />` : html`<span aria-hidden="true">${kind === 'icon' ? initials(guild.name) : html`<${Icon} name="image" size=${24} />`}</span>`}
    </button>
    <input class="visually-hidden" type="file" accept=${ACCEPTED} tabindex="-1" aria-hidden="true" ref=${input} onChange=${(/** @type {any} */ event) => {
      const [file] = event.currentTarget.files;
      event.currentTarget.value = '';
      if (file) set(file);
    }} />
    <div class="picture-field-acts">
      <${Button} small busy=${state.busy} onClick=${() => input.current?.click()}>${state.busy ? t('guild_settings.uploading') : t('guild_settings.upload')}<//>
      ${guild[kind] && html`<${Button} small kind="quiet" busy=${state.busy} aria-label=${kind === 'icon' ? t('guild_settings.remove_icon') : t('guild_settings.remove_banner')} onClick=${() => set(null)}>${t('guild_settings.remove')}<//>`}
    </div>
    <p class="field-note">${kind === 'icon' ? t('guild_settings.icon_note') : t('guild_settings.banner_note')}</p>
    ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
  </div>`;
}
