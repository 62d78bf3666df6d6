import { t } from '../../lib/i18n.js';
import { openProfile } from '../profile/open-profile.js';

/**
 * What can be done with somebody, for whoever asks.
 * @param {import('../../state/app.js').App} _app
 * @param {{guildId: number | null, user: import('../../state/types.js').User}} who
 * @returns {import('../../components/menu.js').MenuEntry[]}
 */
export function userEntries(_app, { guildId, user }) {
  return [{ label: t('person.profile'), icon: 'circle-user', onSelect: () => openProfile(/** @type {HTMLElement} */ (document.activeElement), { guildId, user }) }];
}
