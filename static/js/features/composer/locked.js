import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { formatWhen } from '../../lib/dates.js';
import { errorText, t } from '../../lib/i18n.js';
import { createFriends } from '../../state/actions/friends.js';
import { useApp } from '../../state/context.js';

/** @typedef {import('../../state/types.js').Channel} Channel */

/** Nobody can write here, and why. @param {{channel: Channel}} props */
export function Locked({ channel }) {
  const { store, views } = useApp();
  const isLooking = views.previewOf(channel.id) === 'write';
  const blocked = blockedIn(channel, store.friends.value, store.session.value.me?.id);
  return html`<div class="composer-locked" id="composer" tabindex="-1">
    <${Icon} name="lock" size=${16} /><p>${isLooking ? t('view_as.locked') : whyLocked(channel, store.timeouts.value, blocked)}</p>
    ${blocked && html`<${Unblock} user=${blocked} />`}
  </div>`;
}

/** @param {Channel} channel @param {import('../../state/types.js').Timeouts} timeouts @param {import('../../state/types.js').User | null} blocked */
function whyLocked(channel, timeouts, blocked) {
  if (blocked) return t('composer.you_blocked', { name: blocked.display_name || blocked.username });
  if (channel.guild_id === null) return t('composer.cannot_reach');
  const until = timeouts[channel.guild_id];
  if (until) return t('composer.timed_out', { time: formatWhen(until) });
  return channel.type === 'announcement' ? t('composer.announcements_only') : t('composer.no_permission');
}

/** The other one of a one-to-one, whom I have blocked. @param {Channel} channel @param {import('../../state/types.js').Friends} friends @param {number | undefined} me */
function blockedIn({ type, recipients = [] }, friends, me) {
  const other = type === 'dm' ? recipients.find(({ id }) => id !== me) : undefined;
  return other && friends.byUser[other.id]?.kind === 'blocked' ? other : null;
}

/** @param {{user: import('../../state/types.js').User}} props */
function Unblock({ user }) {
  const { unblock } = useApp().use(createFriends);
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  const press = async () => {
    setState({ busy: true, error: null });
    const result = await unblock(user.id);
    setState({ busy: false, error: result.ok ? null : result.error });
  };
  return html`<${Button} small busy=${state.busy} onClick=${press}>${t('composer.unblock')}<//>
    ${state.error && html`<span class="field-error" role="alert">${errorText(state.error)}</span>`}`;
}
