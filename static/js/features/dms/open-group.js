import { lazy } from '../../components/lazy.js';
import { openDialog } from '../shell/ui.js';

const EditGroup = lazy(() => import('./edit-group.js'), 'EditGroup');
const AddToGroup = lazy(() => import('./add-to-group.js'), 'AddToGroup');
const LeaveGroup = lazy(() => import('./leave-group.js'), 'LeaveGroup');

/** @param {number} channelId */
export const editGroup = (channelId) => openDialog(EditGroup, { channelId });

/** @param {number} channelId */
export const addToGroup = (channelId) => openDialog(AddToGroup, { channelId });

/** @param {number} channelId */
export const leaveGroup = (channelId) => openDialog(LeaveGroup, { channelId });
