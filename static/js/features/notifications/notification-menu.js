import { toast } from '../../components/toasts.js';
import { formatWhen } from '../../lib/dates.js';
import { formatDuration } from '../../lib/duration.js';
import { errorText, t } from '../../lib/i18n.js';
import { createNotifying } from '../../state/actions/notifying.js';

/**
 * @typedef {import('../../state/actions/notifying.js').Wish} Wish
 * @typedef {{kind: 'guild'|'channel', id: number, direct?: boolean}} Target  direct: a conversation, which has no guild to follow
 */

const LEVELS = /** @type {const} */ ([['all', 'notify.all'], ['mentions', 'notify.mentions'], ['nothing', 'notify.nothing']]);
const MUTES = [900, 3600, 28_800, 86_400];

/** The menu of what one is told of; for a guild, a channel or a conversation. @param {any} app @param {Target} target @returns {import('../../components/menu.js').MenuEntry[]} */
export function notificationEntries(app, target) {
  const setting = app.store.notifications.value.byTarget[target.id];
  const wish = wisher(app, target);
  return [
    muteEntry(app, target),
    'line',
    { label: defaultLabel(app, target), checked: (setting?.level ?? null) === null, onSelect: () => wish({ level: null }) },
    ...LEVELS.map(([level, label]) => ({ label: t(label), checked: setting?.level === level, onSelect: () => wish({ level }) })),
    ...(target.kind === 'guild' ? [
      /** @type {const} */ ('line'),
      { label: t('notify.suppress_everyone'), checked: setting?.suppress_everyone ?? false, onSelect: () => wish({ suppress_everyone: !setting?.suppress_everyone }) },
      { label: t('notify.suppress_roles'), checked: setting?.suppress_roles ?? false, onSelect: () => wish({ suppress_roles: !setting?.suppress_roles }) },
    ] : []),
  ];
}

/** To mute for a while, or to end it. @param {any} app @param {Target} target @returns {import('../../components/menu.js').MenuEntry} */
export function muteEntry(app, target) {
  const wish = wisher(app, target);
  if (app.views.muted(target.id)) {
    const until = app.store.notifications.value.byTarget[target.id].muted_until;
    const hint = until === 'forever' ? undefined : t('notify.until', { time: formatWhen(until) });
    return { label: t('notify.unmute'), icon: 'bell', hint, onSelect: () => wish({ muted_for: null }) };
  }
  return {
    label: t('notify.mute'),
    icon: 'bell-off',
    entries: [
      ...MUTES.map((seconds) => ({ label: t('notify.mute_for', { time: formatDuration(seconds) }), onSelect: () => wish({ muted_for: seconds }) })),
      { label: t('notify.mute_forever'), onSelect: () => wish({ muted_for: 0 }) },
    ],
  };
}

/** There is no form to show a refusal in: what was chosen is taken back, and said. @param {any} app @param {Target} target */
function wisher(app, target) {
  const { setNotifications } = app.use(createNotifying);
  return async (/** @type {Wish} */ wish) => {
    const result = await setNotifications({ kind: target.kind, id: target.id }, wish);
    if (!result.ok) toast(errorText(result.error), 'danger');
  };
}

/** What is followed when nothing is chosen here. @param {any} app @param {Target} target */
function defaultLabel(app, target) {
  if (target.direct) return t('notify.default_all');
  const { store } = app;
  const guildId = target.kind === 'guild' ? target.id : store.channels.value.byId[target.id]?.guild_id;
  const inherited = (target.kind === 'channel' && store.notifications.value.byTarget[guildId]?.level) || store.guilds.value.byId[guildId]?.default_notifications || 'all';
  const level = t(LEVELS.find(([one]) => one === inherited)?.[1] ?? 'notify.all');
  return target.kind === 'guild' ? t('notify.default_guild', { level }) : t('notify.default_channel', { level });
}
