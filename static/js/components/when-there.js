import { t } from '../lib/i18n.js';
import { toast } from './toasts.js';

/**
 * Does something with a part that is fetched when it is first needed, and says so when that does not come.
 * @template T
 * @param {() => T | Promise<T>} load as in `() => import('../channels/move-entries.js')`
 * @param {(part: T) => unknown} act
 */
export async function whenThere(load, act) {
  try {
    await act(await load());
  } catch {
    toast(t('app.part_failed'), 'danger');
  }
}
