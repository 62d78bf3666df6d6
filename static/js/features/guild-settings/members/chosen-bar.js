import { useState } from 'preact/hooks';
import { Button } from '../../../components/button.js';
import { FormError } from '../../../components/field.js';
import { Menu } from '../../../components/menu.js';
import { toast } from '../../../components/toasts.js';
import { Confirm } from '../../../components/confirm.js';
import { formatDuration } from '../../../lib/duration.js';
import { html } from '../../../lib/html.js';
import { errorText, namesText, t } from '../../../lib/i18n.js';
import { createGuildMembers } from '../../../state/actions/guild_members.js';
import { useApp } from '../../../state/context.js';
import { BanMembers } from '../../moderation/ban-members.js';
import { openDialog, togglePopover } from '../../shell/ui.js';

/** @typedef {import('../../../state/types.js').Member} Member */

const TIMEOUTS = [600, 3600, 86_400, 604_800]; // seconds

/** What can be done with all that are chosen at once. @param {{guildId: number, members: Member[], standing: import('../../moderation/use-standing.js').Standing, onDone: () => void}} props */
export function ChosenBar({ guildId, members, standing, onDone }) {
  const { store, use } = useApp();
  const { updateMember, kickMember, giveRole } = use(createGuildMembers);
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  const names = namesText(members.map(({ user, nickname }) => nickname || user.display_name || user.username));
  /** One after the other: the first refusal ends it, and those that are done are done. @param {(member: Member) => Promise<{ok: boolean, error?: any}>} act */
  const each = async (act) => {
    setState({ busy: true, error: null });
    for (const member of members) {
      const result = await act(member);
      if (!result.ok) {
        setState({ busy: false, error: result.error });
        return result;
      }
    }
    setState({ busy: false, error: null });
    toast(t('members.done_for', { count: members.length }));
    onDone();
    return { ok: true };
  };
  const roles = (store.roles.value.byGuild[guildId] ?? []).filter((role) => role.id !== guildId && standing.mayGive(role));
  /** @param {string} label @param {any[]} entries */
  const menu = (label, entries) => (/** @type {any} */ event) => togglePopover(event.currentTarget, Menu, { label, entries });
  const kick = () => openDialog(Confirm, { title: t('members.kick_many', { count: members.length }), text: names, verb: t('members.kick'), act: () => each(({ user }) => kickMember(guildId, user.id)) });
  const ban = () => openDialog(BanMembers, { guildId, users: members.map(({ user }) => user), names, onDone });
  return html`<div class="chosen-bar" role="region" aria-label=${t('members.chosen', { count: members.length })}>
    <span class="chosen-bar-count" role="status">${t('members.chosen', { count: members.length })}</span>
    ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
    ${roles.length > 0 && html`<${Button} small busy=${state.busy} aria-haspopup="menu" onClick=${menu(t('members.give_role'), roles.map((role) => ({
      label: role.name, icon: 'shield', onSelect: () => each(({ user }) => giveRole(guildId, user.id, role.id)) })))}>${t('members.give_role')}<//>`}
    ${standing.may('MODERATE_MEMBERS') && html`<${Button} small busy=${state.busy} aria-haspopup="menu" onClick=${menu(t('members.timeout'), TIMEOUTS.map((seconds) => ({
      label: formatDuration(seconds), icon: 'hourglass', onSelect: () => each(({ user }) => updateMember(guildId, user.id, { timeout: seconds })) })))}>${t('members.timeout')}<//>`}
    ${standing.may('KICK_MEMBERS') && html`<${Button} small kind="danger" busy=${state.busy} onClick=${kick}>${t('members.kick')}<//>`}
    ${standing.may('BAN_MEMBERS') && html`<${Button} small kind="danger" busy=${state.busy} onClick=${ban}>${t('members.ban')}<//>`}
    <${Button} small kind="quiet" onClick=${onDone}>${t('action.cancel')}<//>
  </div>`;
}
