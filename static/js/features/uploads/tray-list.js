import { Icon } from '../../components/icon.js';
import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { formatSize, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { trayOf } from '../../state/trays.js';
import { openDialog } from '../shell/ui.js';
import { DescribeFile } from './describe-file.js';
import { FileFace } from './file-face.js';
import { dismissRefusals, refusals, uploadsHere } from './tray.js';

/** @typedef {import('../../state/types.js').Upload} Upload */

/** @param {{channel: import('../../state/types.js').Channel}} props */
export function TrayList({ channel }) {
  const { store } = useApp();
  const uploads = trayOf(store.uploads.value, channel.id);
  return html`<section class="tray" aria-label=${t('upload.tray')}>
    <${Refusals} channelId=${channel.id} />
    ${uploads.length > 0 && html`<ul class="tray-items" tabindex="-1">${uploads.map((upload) => html`<${TrayItem} key=${upload.key} upload=${upload} />`)}</ul>`}
  </section>`;
}

/** @param {{upload: Upload}} props */
function TrayItem({ upload }) {
  const { key, name, size, spoiler, alt } = upload;
  const { describe, removeFile } = uploadsHere();
  /** @param {any} event */
  const remove = (event) => {
    focusBeside(event.currentTarget.closest('.tray-item'));
    removeFile(key);
  };
  return html`<li class="tray-item" data-spoiler=${spoiler ? '' : undefined}>
    <div class="tray-face"><${FileFace} upload=${upload} />${spoiler && html`<span class="tray-veil">${t('file.spoiler_label')}</span>`}</div>
    <div class="tray-words"><span class="truncate" title=${name}>${name}</span><small>${formatSize(size)}${alt ? ` · ${t('file.has_alt')}` : ''}</small></div>
    <div class="tray-tools">
      <${IconButton} small icon=${spoiler ? 'eye' : 'eye-off'} label=${t('upload.spoiler_of', { name })} data-tip=${t('upload.spoiler')} aria-pressed=${String(spoiler)} onClick=${() => describe(key, { spoiler: !spoiler })} />
      <${IconButton} small icon="pencil" label=${t('upload.edit_of', { name })} data-tip=${t('upload.edit')} onClick=${() => openDialog(DescribeFile, { upload })} />
      <${IconButton} small icon="x" label=${t('upload.remove_of', { name })} data-tip=${t('upload.remove')} class="danger" onClick=${remove} />
    </div>
  </li>`;
}

/** The focus goes to the neighbour of what is removed, or to the text. @param {HTMLElement} item */
function focusBeside(item) {
  const beside = item.nextElementSibling ?? item.previousElementSibling;
  const target = /** @type {HTMLElement | null} */ (beside?.querySelector('.tray-tools .danger') ?? document.getElementById('composer'));
  target?.focus();
}

/** @param {{channelId: number}} props */
function Refusals({ channelId }) {
  const { store } = useApp();
  const refused = refusals.value[channelId] ?? [];
  if (refused.length === 0) return null;
  const { files, file_bytes } = store.session.value.limits;
  const tooMany = refused.filter(({ reason }) => reason === 'too_many');
  const words = [
    ...refused.filter(({ reason }) => reason === 'too_large').map(({ name }) => t('upload.too_large', { name, size: formatSize(file_bytes) })),
    ...refused.filter(({ reason }) => reason === 'empty').map(({ name }) => t('upload.empty', { name })),
    ...(tooMany.length > 0 ? [t('upload.too_many', { count: tooMany.length, most: files })] : []),
  ];
  return html`<div class="tray-refusals" role="alert">
    <${Icon} name="circle-alert" size=${16} />
    <ul>${words.map((line) => html`<li key=${line}>${line}</li>`)}</ul>
    <${IconButton} small icon="x" label=${t('action.close')} onClick=${() => dismissRefusals(channelId)} />
  </div>`;
}
