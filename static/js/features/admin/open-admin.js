import { lazy } from '../../components/lazy.js';
import { openScreen } from '../shell/ui.js';

const AdminScreen = lazy(() => import('./admin-screen.js'), 'AdminScreen');

/** For administrators of the installation. @param {string} [page] */
export const openAdmin = (page) => openScreen(AdminScreen, { page });
