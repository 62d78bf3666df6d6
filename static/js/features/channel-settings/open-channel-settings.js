import { lazy } from '../../components/lazy.js';
import { openScreen } from '../shell/ui.js';

const ChannelSettings = lazy(() => import('./channel-settings.js'), 'ChannelSettings');

/** Of a channel or a category. @param {number} channelId @param {string} [page] */
export const openChannelSettings = (channelId, page) => openScreen(ChannelSettings, { channelId, page });
