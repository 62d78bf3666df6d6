import { IconButton } from '../../../components/icon-button.js';
import { Menu } from '../../../components/menu.js';
import { toast } from '../../../components/toasts.js';
import { html } from '../../../lib/html.js';
import { errorText, t } from '../../../lib/i18n.js';
import { createGuildMembers } from '../../../state/actions/guild_members.js';
import { useApp } from '../../../state/context.js';
import { BanMember } from '../../moderation/ban-member.js';
import { moderationEntries } from '../../moderation/moderation-entries.js';
import { useStanding } from '../../moderation/use-standing.js';
import { openDialog, togglePopover } from '../../shell/ui.js';

/** What can be done about somebody right from the report: they may have left meanwhile. @param {{user: import('../../../state/types.js').User, guildId: number}} props */
export function ReportMenu({ user, guildId }) {
  const { loadMember, updateMember } = useApp().use(createGuildMembers);
  const standing = useStanding(guildId);
  const label = t('members.menu_of', { name: user.display_name ?? user.username });
  const ban = { label: t('members.ban'), icon: 'ban', danger: true, onSelect: () => openDialog(BanMember, { guildId, user }) };
  const endTimeout = async () => {
    const result = await updateMember(guildId, user.id, { timeout: null });
    if (!result.ok) toast(errorText(result.error), 'danger');
  };
  /** @param {any} event */
  const open = async ({ currentTarget }) => {
    const result = await loadMember(guildId, user.id);
    if (!result.ok && result.error.code !== 'not_found') return toast(errorText(result.error), 'danger');
    const entries = result.ok ? moderationEntries(guildId, result.member, standing, endTimeout) : standing.may('BAN_MEMBERS') ? [ban] : [];
    return entries.length > 0 ? togglePopover(currentTarget, Menu, { label, entries }) : toast(t('reports.nothing_to_do'));
  };
  return user.id !== standing.meId && html`<${IconButton} icon="gavel" label=${label} aria-haspopup="menu" onClick=${open} />`;
}
