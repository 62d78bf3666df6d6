import { lazy } from '../../components/lazy.js';
import { openScreen } from '../shell/ui.js';

const GuildSettings = lazy(() => import('./guild-settings.js'), 'GuildSettings');

/** @param {number} guildId @param {import('./sections.js').PageKey} [page] */
export const openGuildSettings = (guildId, page) => openScreen(GuildSettings, { guildId, page });
