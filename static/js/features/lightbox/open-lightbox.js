import { lazy } from '../../components/lazy.js';
import { openDialog } from '../shell/ui.js';

const Lightbox = lazy(() => import('./lightbox.js'), 'Lightbox');

/** The picture over everything, with the channel's others at its sides. @param {import('../../state/types.js').File} file @param {import('../../state/types.js').RowMessage} [message] */
export function openLightbox(file, message) {
  openDialog(Lightbox, { file, message });
}
