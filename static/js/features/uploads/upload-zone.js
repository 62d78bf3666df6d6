import { useEffect, useState } from 'preact/hooks';
import { lazy } from '../../components/lazy.js';
import { html } from '../../lib/html.js';
import { useApp } from '../../state/context.js';
import { addFiles, sendWithTray, useThisApp } from './tray.js';

const DropCard = lazy(() => import('./drop-card.js'), 'DropCard');

/** Files are dropped anywhere on the chat, and pasted; while some are on their way, the window asks before it closes. @param {{channel: import('../../state/types.js').Channel}} props */
export function UploadZone({ channel }) {
  const app = useApp();
  const { store, views } = app;
  const [over, setOver] = useState(/** @type {{direct: boolean} | null} */ (null));
  const may = views.can(channel.id, 'SEND_MESSAGES') && views.can(channel.id, 'ATTACH_FILES');
  const busy = Object.keys(store.uploads.value.byKey).length > 0;
  useThisApp(app);
  useEffect(() => listen({ onOver: setOver, onFiles: take }), [channel.id, may]);
  useEffect(() => {
    if (!busy) return undefined;
    addEventListener('beforeunload', stay);
    return () => removeEventListener('beforeunload', stay);
  }, [busy]);

  /** @param {File[]} files @param {boolean} direct */
  async function take(files, direct) {
    if (!may) return;
    const added = await addFiles(channel.id, files);
    if (direct && added.length > 0) sendWithTray(app, channel.id, '');
    else document.getElementById('composer')?.focus();
  }
  return over && html`<${DropCard} channel=${channel} may=${may} direct=${over.direct} />`;
}

/** @param {BeforeUnloadEvent} event */
const stay = (event) => event.preventDefault();

/** @param {{onOver: (over: {direct: boolean} | null) => void, onFiles: (files: File[], direct: boolean) => void}} heard */
function listen({ onOver, onFiles }) {
  const stop = new AbortController();
  const options = { signal: stop.signal };
  // What is dragged inside the window (a picture of it, say) may look like a file.
  let isOurs = false;
  /** @param {DragEvent} event */
  const drag = (event) => {
    if (isOurs || !hasFiles(event.dataTransfer) || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    onOver({ direct: event.shiftKey });
  };
  /** @param {DragEvent} event */
  const leave = (event) => event.relatedTarget === null && onOver(null);
  /** @param {DragEvent} event */
  const drop = (event) => {
    if (isOurs || !hasFiles(event.dataTransfer) || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    onOver(null);
    onFiles(droppedFiles(/** @type {DataTransfer} */ (event.dataTransfer)), event.shiftKey);
  };
  /** @param {ClipboardEvent} event */
  const paste = (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    const target = /** @type {HTMLElement | null} */ (event.target instanceof HTMLElement ? event.target : null);
    const isElsewhere = target?.matches('input, textarea') && target.id !== 'composer';
    // A word processor puts a picture of its text beside the text, formatted and plain: the text is meant. With a file comes its name at most.
    const isText = ['text/plain', 'text/html'].every((type) => event.clipboardData?.types.includes(type));
    if (files.length === 0 || isElsewhere || isText || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    onFiles(files, false);
  };
  addEventListener('dragenter', drag, options);
  addEventListener('dragover', drag, options);
  addEventListener('dragleave', leave, options);
  addEventListener('dragstart', () => { isOurs = true; }, options);
  addEventListener('dragend', () => { isOurs = false; onOver(null); }, options);
  addEventListener('drop', drop, options);
  addEventListener('paste', paste, options);
  return () => stop.abort();
}

/** @param {DataTransfer | null} data */
const hasFiles = (data) => data?.types.includes('Files') ?? false;

/** A folder is none. @param {DataTransfer} data */
function droppedFiles({ items, files }) {
  const folders = [...items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry?.isDirectory).map((entry) => entry?.name);
  return [...files].filter((file) => !folders.includes(file.name));
}
