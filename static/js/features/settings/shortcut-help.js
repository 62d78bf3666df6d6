import { lazy } from '../../components/lazy.js';

export const ShortcutHelp = lazy(() => import('./shortcut-dialog.js'), 'ShortcutDialog');
