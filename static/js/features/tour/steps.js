import { t } from '../../lib/i18n.js';
import { keysOf } from '../../lib/shortcuts.js';
import { keyText } from '../shell/key-text.js';

/**
 * What is worth pointing at, and on which side of it there is room to speak.
 * `instead`: what leads there where it is not on the screen.
 * @typedef {{target: string, instead: string, side: import('../../components/place.js').Side, title: string, text: string}} Step
 */

const LIST = '.app-chat > .pane-header > .icon-button';

/** @returns {Step[]} */
export const tourSteps = () => [
  { target: '.rail', instead: LIST, side: 'right', title: t('tour.rail'), text: t('tour.rail_text') },
  { target: '.channels', instead: LIST, side: 'right', title: t('tour.channels'), text: t('tour.channels_text') },
  { target: '.composer', instead: LIST, side: 'above', title: t('tour.composer'), text: t('tour.composer_text') },
  { target: '.app-members', instead: '.pane-actions [aria-pressed]', side: 'left', title: t('tour.members'), text: t('tour.members_text') },
  { target: '.panel', instead: LIST, side: 'right', title: t('tour.settings'), text: t('tour.settings_text', { keys: keyText(keysOf('switcher')), help: keyText(keysOf('help')) }) },
];
