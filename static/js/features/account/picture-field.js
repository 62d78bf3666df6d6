import { useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, formatSize, t } from '../../lib/i18n.js';
import { createAccount } from '../../state/actions/account.js';
import { useApp } from '../../state/context.js';
import { openDialog } from '../shell/ui.js';
import { CropDialog } from './crop-dialog.js';

const MOST_BYTES = 8_000_000;
/** What the server makes of it is half of this; the rest is for sharper screens one day. */
const SIZES = { avatar: { width: 512, height: 512 }, banner: { width: 1920, height: 768 } };

/** Choosing, cutting and removing one of the two pictures. @param {{kind: 'avatar' | 'banner', label: string, has: boolean}} props */
export function PictureField({ kind, label, has }) {
  const { setPicture, removePicture } = useApp().use(createAccount);
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  /** @param {Promise<import('../../state/types.js').Result>} acting */
  const act = async (acting) => {
    setBusy(true);
    const result = await acting;
    setBusy(false);
    setProblem(result.ok ? '' : errorText(result.error));
  };
  const chosen = async () => {
    const file = input.current?.files?.[0];
    if (input.current) input.current.value = '';
    if (!file) return;
    setProblem('');
    if (file.type === 'image/gif') {
      // Cutting it here would hold it still.
      if (file.size > MOST_BYTES) setProblem(t('picture.too_large', { size: formatSize(MOST_BYTES) }));
      else await act(setPicture(kind, file));
      return;
    }
    const picture = await readPicture(file);
    if (!picture) setProblem(t('picture.unreadable'));
    else openDialog(CropDialog, { title: label, picture, size: SIZES[kind], round: kind === 'avatar', onSave: (/** @type {Blob} */ piece) => setPicture(kind, piece) });
  };
  return html`<div class="account-picture-field">
    <p class="field-label">${label}</p>
    <div class="account-picture-ways">
      <${Button} small busy=${busy} aria-label=${`${label}: ${t('picture.choose')}`} onClick=${() => input.current?.click()}>${busy ? t('picture.saving') : t('picture.choose')}<//>
      ${has && html`<${Button} small kind="quiet" busy=${busy} aria-label=${`${label}: ${t('picture.remove')}`} onClick=${() => act(removePicture(kind))}>${t('picture.remove')}<//>`}
    </div>
    <input class="visually-hidden" type="file" accept="image/png,image/jpeg,image/gif,image/webp" tabindex="-1" aria-label=${label} ref=${input} onChange=${chosen} />
    ${problem && html`<${FormError}>${problem}<//>`}
  </div>`;
}

/** @param {File} file @returns {Promise<HTMLImageElement | null>} */
async function readPicture(file) {
  const picture = new Image();
  picture.src = URL.createObjectURL(file);
  try {
    await picture.decode();
    return picture;
  } catch {
    return null;
  }
}
