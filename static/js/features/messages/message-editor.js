import { lazy } from '../../components/lazy.js';

/** The door to message-editing.js, for whoever edits something at all. */
export const MessageEditor = lazy(() => import('./message-editing.js'), 'MessageEditing');
