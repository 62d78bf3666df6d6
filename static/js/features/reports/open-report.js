import { lazy } from '../../components/lazy.js';
import { openDialog } from '../shell/ui.js';

const ReportDialog = lazy(() => import('./report-dialog.js'), 'ReportDialog');

/**
 * Tells the moderators of a guild of a message, or of somebody.
 * @param {{guildId: number | null, message?: import('../../state/types.js').Message, user?: import('../../state/types.js').User}} what
 */
export const openReport = (what) => openDialog(ReportDialog, what);
