import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { fileIcon } from './file-icon.js';
import { uploadsHere } from './tray.js';

/** A file before it is up: the picture itself, or a sign of its kind. @param {{upload: import('../../state/types.js').Upload}} props */
export function FileFace({ upload }) {
  const { key, type, name } = upload;
  const [url, setUrl] = useState('');
  const [failed, setFailed] = useState(false);
  const isPicture = type.startsWith('image/') && type !== 'image/svg+xml';
  useEffect(() => {
    const blob = isPicture ? uploadsHere().blobOf(key) : null;
    if (!blob) return undefined;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [key]);
  if (!isPicture || failed) return html`<span class="file-sign"><${Icon} name=${fileIcon(type, name)} size=${24} /></span>`;
  return url && html`<img src=${url} alt="" draggable=${false} onError=${() => setFailed(true)} />`;
}
