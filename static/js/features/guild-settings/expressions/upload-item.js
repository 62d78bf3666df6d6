import { Button } from '../../../components/button.js';
import { Field } from '../../../components/field.js';
import { IconButton } from '../../../components/icon-button.js';
import { html } from '../../../lib/html.js';
import { errorText, formatSize, t } from '../../../lib/i18n.js';
import { isName, KINDS, largestSize } from './kinds.js';

/** One picture on its way, or what is wrong with it. @param {{kind: import('./kinds.js').ExpressionKind, item: import('./use-uploads.js').Upload, uploads: ReturnType<typeof import('./use-uploads.js').useUploads>}} props */
export function UploadItem({ kind, item, uploads }) {
  const { key, file, url, name, description, tags, state, share, error } = item;
  const valid = isName(kind, name);
  /** @param {Event} event */
  const submit = (event) => {
    event.preventDefault();
    if (valid) uploads.send(key);
  };
  const why = error ? reason(kind, error) : !valid && (kind === 'emoji' ? t('expressions.emoji_name_wrong') : t('expressions.sticker_name_wrong'));
  return html`<li class="setting-row upload-item">
    <img class=${`expression-picture expression-picture-${kind}`} src=${url} alt="" />
    ${state === 'failed' ? html`<form class="upload-item-form" onSubmit=${submit}>
      <${Field} label=${t('expressions.name')} value=${name} onInput=${(/** @type {string} */ value) => uploads.change(key, { name: value })} error=${why || undefined} maxlength=${KINDS[kind].longest} autocomplete="off" spellcheck=${false} />
      ${kind === 'sticker' && html`
        <${Field} label=${t('expressions.description')} value=${description} onInput=${(/** @type {string} */ value) => uploads.change(key, { description: value })} maxlength="100" autocomplete="off" />
        <${Field} label=${t('expressions.tags')} note=${t('expressions.tags_note')} value=${tags} onInput=${(/** @type {string} */ value) => uploads.change(key, { tags: value })} maxlength="100" autocomplete="off" />`}
      <div class="upload-item-acts"><${Button} type="submit" kind="primary" small busy=${!valid}>${error ? t('action.retry') : t('expressions.upload')}<//></div>
    </form>` : html`<div class="setting-row-text">
      <div class="setting-row-name truncate">${name}</div>
      ${state === 'refused' ? html`<p class="upload-item-error" role="alert">${why}</p>`
        : html`<div class="setting-row-note">${formatSize(file.size)}</div><progress class="upload-item-progress" max="1" value=${share} aria-label=${t('expressions.uploading', { name })} />`}
    </div>`}
    ${state !== 'sending' && html`<${IconButton} icon="x" label=${t('expressions.dismiss', { name: file.name })} onClick=${() => uploads.remove(key)} />`}
  </li>`;
}

/** @param {import('./kinds.js').ExpressionKind} kind @param {any} error */
function reason(kind, error) {
  if (error.code === 'too_large') return t('expressions.too_large', { size: largestSize(kind) });
  if (error.code === 'wrong_kind' || error.code === 'wrong_type') return t('expressions.wrong_kind');
  if (error.code === 'conflict') return error.fields?.name ? t('expressions.name_taken') : t('expressions.full_or_taken');
  return errorText(error);
}
