import { t } from '../../lib/i18n.js';

/** @param {string} status */
export function statusWord(status) {
  switch (status) {
    case 'online': return t('status.online');
    case 'idle': return t('status.idle');
    case 'dnd': return t('status.dnd');
    case 'invisible': return t('status.invisible');
    default: return t('status.offline');
  }
}

/** Somebody's own words, or nothing. @param {import('../../state/types.js').CustomStatus|null|undefined} custom */
export const customWords = (custom) => [custom?.emoji, custom?.text].filter(Boolean).join(' ');
