import { lazy } from '../../components/lazy.js';

/** What only those who are signed in need, and that is most of the client: who signs in fetches it meanwhile. */
export const AppFrame = lazy(() => import('./app-frame.js'), 'AppFrame');
