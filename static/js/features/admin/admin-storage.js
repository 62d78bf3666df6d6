import { useEffect, useState } from 'preact/hooks';
import { FormError } from '../../components/field.js';
import { Skeleton } from '../../components/skeleton.js';
import { html } from '../../lib/html.js';
import { errorText, formatSize, t } from '../../lib/i18n.js';
import { createAdministering } from '../../state/actions/administering.js';
import { useApp } from '../../state/context.js';

/** @typedef {{database_bytes: number|null, uploads_bytes: number, uploads_files: number, free_bytes: number|null}} Storage */

export function AdminStorage() {
  const { storage } = useApp().use(createAdministering);
  const [state, setState] = useState({ known: /** @type {Storage|null} */ (null), error: /** @type {any} */ (null) });
  useEffect(() => {
    storage().then((answer) => setState(answer.ok ? { known: answer.data, error: null } : { known: null, error: answer.error }));
  }, []);
  const { known, error } = state;
  if (error) return html`<${FormError}>${errorText(error)}<//>`;
  if (!known) return html`<${Skeleton} rows=${3} narrow label=${t('app.loading')} />`;
  const parts = [
    { key: 'database', label: t('admin.database'), bytes: known.database_bytes ?? 0 },
    { key: 'uploads', label: t('admin.uploads', { count: known.uploads_files }), bytes: known.uploads_bytes },
    ...(known.free_bytes === null ? [] : [{ key: 'free', label: t('admin.free'), bytes: known.free_bytes }]),
  ];
  const all = parts.reduce((sum, { bytes }) => sum + bytes, 0) || 1;
  return html`<div class="admin-page">
    <div class="storage-bar" aria-hidden="true">${parts.map(({ key, bytes }) => html`<span key=${key} class="storage-part" data-part=${key} style=${{ flexGrow: bytes / all }} />`)}</div>
    <table class="admin-table"><caption class="visually-hidden">${t('admin.storage')}</caption>
      <thead><tr><th scope="col">${t('admin.what')}</th><th scope="col">${t('admin.size')}</th><th scope="col">${t('admin.share')}</th></tr></thead>
      <tbody>${parts.map(({ key, label, bytes }) => html`<tr key=${key}><th scope="row"><span class="storage-key" data-part=${key} aria-hidden="true" />${label}</th><td>${formatSize(bytes)}</td><td>${percent(bytes / all)}</td></tr>`)}</tbody>
    </table>
    <p class="field-note">${t('admin.storage_note')}</p>
  </div>`;
}

/** Nothing that is there takes no room. @param {number} share */
function percent(share) {
  const count = Math.round(share * 1000) / 10;
  return share > 0 && count === 0 ? t('admin.percent_least', { count: 0.1 }) : t('admin.percent', { count });
}
