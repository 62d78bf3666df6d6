import { toast } from '../../components/toasts.js';
import { errorText } from '../../lib/i18n.js';
import { createGuildOrder } from '../../state/actions/guild_order.js';
import { folderOf, keyOf } from '../../state/guild_order.js';

/**
 * @typedef {import('../../state/guild_order.js').Entry} Entry
 * @typedef {import('../../state/guild_order.js').Key} Key
 * @typedef {import('../../components/drag-list.js').Where} Where
 */

/** What is let go of in the rail stays there at once, or goes back with the reason. @param {import('../../state/app.js').App} app @param {Key} key @param {Key} target @param {Where} where */
export async function dropEntry({ views, use }, key, target, where) {
  const result = await moved(use(createGuildOrder), views.guildOrder.peek(), key, target, where);
  if (!result.ok) toast(errorText(result.error), 'danger');
}

/** @param {ReturnType<typeof createGuildOrder>} actions @param {readonly Entry[]} entries @param {Key} key @param {Key} target @param {Where} where */
function moved(actions, entries, key, target, where) {
  const onto = Number(target.slice(2));
  if (where === 'into') return target.startsWith('f:') ? actions.moveEntry(key, { before: null, folder: onto }) : actions.makeFolder(onto, Number(key.slice(2)));
  const home = target.startsWith('g:') ? folderOf(entries, onto) : null;
  const list = /** @type {Entry[]} */ (home?.guilds ?? entries).filter((entry) => keyOf(entry) !== key);
  const at = list.findIndex((entry) => keyOf(entry) === target) + (where === 'after' ? 1 : 0);
  return actions.moveEntry(key, { before: list[at] === undefined ? null : keyOf(list[at]), folder: home?.id ?? null });
}
