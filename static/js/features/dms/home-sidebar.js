import { lazy } from '../../components/lazy.js';

/** At home: friends, and the conversations. */
export const HomeSidebar = lazy(() => import('./conversation-list.js'), 'ConversationList');
