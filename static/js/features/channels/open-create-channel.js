import { lazy } from '../../components/lazy.js';
import { openDialog } from '../shell/ui.js';

const CreateChannel = lazy(() => import('./create-channel.js'), 'CreateChannel');

/** @param {{guildId: number, type: 'text' | 'category', parent?: import('../../state/types.js').Channel}} props */
export const openCreateChannel = (props) => openDialog(CreateChannel, props);
