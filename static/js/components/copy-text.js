import { t } from '../lib/i18n.js';
import { toast } from './toasts.js';

/** On plain http addresses other than localhost there is no clipboard. @param {string} text */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(t('action.copied'));
  } catch {
    toast(t('action.copy_failed'), 'danger');
  }
}
