import { useState } from 'preact/hooks';
import { Avatar } from '../../../components/avatar.js';
import { Icon } from '../../../components/icon.js';
import { formatFull, formatWhen } from '../../../lib/dates.js';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { sentence } from '../../../lib/sentence.js';
import { useApp } from '../../../state/context.js';
import { changesOf } from './audit-changes.js';
import { ICONS, SENTENCES } from './audit-words.js';

/** @typedef {import('../../../state/types.js').AuditEntry} AuditEntry */

/** A sentence, and what was before and after for whoever opens it. @param {{entry: AuditEntry, guildId: number}} props */
export function AuditItem({ entry, guildId }) {
  const [open, setOpen] = useState(false);
  const changes = changesOf(entry, useNames(guildId));
  const { actor, action, target_name, reason, created_at } = entry;
  const who = actor ? (actor.display_name ?? actor.username) : t('audit.server');
  const said = sentence(SENTENCES[isCategory(entry) ? action.replace('channel', 'category') : action] ?? 'audit.unknown', { actor: html`<strong>${who}</strong>`, target: html`<strong>${target_name || t('audit.gone')}</strong>`, action });
  const body = html`
    ${actor ? html`<${Avatar} user=${actor} name=${who} size=${32} />` : html`<span class="setting-row-icon"><${Icon} name="bot" /></span>`}
    <span class="audit-text">
      <span class="audit-sentence">${said}</span>
      <span class="setting-row-note"><time datetime=${created_at} data-tip=${formatFull(created_at)}>${formatWhen(created_at)}</time>${reason && ` · ${t('audit.reason', { reason })}`}</span>
    </span>
    <span class="audit-icon"><${Icon} name=${ICONS[action.split('_')[0]] ?? 'scroll-text'} size=${16} /></span>`;
  if (changes.length === 0) return html`<li class="audit-item"><div class="audit-head">${body}<span class="audit-chevron" /></div></li>`;
  return html`<li class="audit-item">
    <button type="button" class="audit-head audit-head-button" aria-expanded=${String(open)} onClick=${() => setOpen(!open)}>${body}<span class="audit-chevron"><${Icon} name="chevron-down" size=${16} /></span></button>
    ${open && html`<${Changes} changes=${changes} />`}
  </li>`;
}

/** @param {{changes: import('./audit-changes.js').Change[]}} props */
function Changes({ changes }) {
  return html`<dl class="audit-changes">
    ${changes.map(({ field, label, before, after }) => html`<div class="audit-change" key=${`${field} ${label}`}>
      <dt>${label}</dt>
      <dd>
        ${before !== null && html`<del class="audit-before"><span class="visually-hidden">${t('audit.before')} </span>${before}</del>`}
        ${before !== null && after !== null && html`<span class="audit-arrow" aria-hidden="true"><${Icon} name="arrow-right" size=${16} /></span>`}
        ${after !== null && html`<ins class="audit-after"><span class="visually-hidden">${t('audit.after')} </span>${after}</ins>`}
      </dd>
    </div>`)}
  </dl>`;
}

/** What the ids in an entry are called now. @param {number} guildId @returns {import('./audit-changes.js').Names} */
function useNames(guildId) {
  const { store } = useApp();
  const roles = store.roles.value.byGuild[guildId] ?? [];
  return {
    role: (id) => roles.find((role) => role.id === id)?.name ?? null,
    channel: (id) => (store.channels.value.byId[id] ? `#${store.channels.value.byId[id].name}` : null),
    user: (id) => {
      const user = store.members.value.byGuild[guildId]?.byId[id]?.user ?? (store.session.value.me?.id === id ? store.session.value.me : null);
      return user ? (user.display_name ?? user.username) : null;
    },
  };
}

/** A category that is made or deleted: for the log a kind of channel, for the reader not. @param {AuditEntry} entry */
const isCategory = ({ action, changes }) => /^channel_(create|delete)$/.test(action) && Boolean(changes.type?.includes('category'));
