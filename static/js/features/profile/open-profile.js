import { lazy } from '../../components/lazy.js';
import { togglePopover } from '../shell/ui.js';

const ProfileCard = lazy(() => import('./profile-card.js'), 'ProfileCard');

/**
 * Who somebody is, beside what was pressed.
 * @param {HTMLElement} anchor
 * @param {{guildId: number | null, user: import('../../state/types.js').User}} who
 */
export const openProfile = (anchor, { guildId, user }) => togglePopover(anchor, ProfileCard, { guildId, user }, `profile ${user.id}`);
