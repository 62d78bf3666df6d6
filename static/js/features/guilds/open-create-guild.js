import { lazy } from '../../components/lazy.js';
import { openDialog } from '../shell/ui.js';

const CreateGuild = lazy(() => import('./create-guild.js'), 'CreateGuild');

/** @param {'create' | 'join'} [way] */
export const openCreateGuild = (way = 'create') => openDialog(CreateGuild, { way });
