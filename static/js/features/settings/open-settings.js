import { lazy } from '../../components/lazy.js';
import { openScreen } from '../shell/ui.js';

const UserSettings = lazy(() => import('./user-settings.js'), 'UserSettings');

/** @param {string} [page] */
export const openSettings = (page) => openScreen(UserSettings, { page });
