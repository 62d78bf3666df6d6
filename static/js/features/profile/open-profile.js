import { lazy } from '../../components/lazy.js';
import { openDialog, togglePopover } from '../shell/ui.js';

const ProfileCard = lazy(() => import('./profile-card.js'), 'ProfileCard');
const ProfileDialog = lazy(() => import('./profile-dialog.js'), 'ProfileDialog');

/** @typedef {{guildId: number | null, user: import('../../state/types.js').User}} Who */

/** Who somebody is, beside what was pressed. @param {HTMLElement} anchor @param {Who} who */
export const openProfile = (anchor, { guildId, user }) => togglePopover(anchor, ProfileCard, { guildId, user }, `profile ${user.id}`);

/** All of it. @param {Who} who */
export const openFullProfile = ({ guildId, user }) => openDialog(ProfileDialog, { guildId, user });
