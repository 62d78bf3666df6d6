import { lazy } from '../../components/lazy.js';
import { openDialog } from '../shell/ui.js';

const ScheduleDialog = lazy(() => import('./schedule-dialog.js'), 'ScheduleDialog');
const ScheduledDialog = lazy(() => import('./scheduled-dialog.js'), 'ScheduledDialog');

/** @param {import('../../state/types.js').Channel} channel */
export const scheduleMessage = (channel) => openDialog(ScheduleDialog, { channel });

/** Of one channel, or of every one. @param {number | null} [channelId] */
export const openScheduled = (channelId = null) => openDialog(ScheduledDialog, { channelId });
