import { useId, useLayoutEffect, useState } from 'preact/hooks';
import { Avatar } from '../../components/avatar.js';
import { Modal } from '../../components/dialog.js';
import { toast } from '../../components/toasts.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createFinding } from '../../state/actions/finding.js';
import { useApp } from '../../state/context.js';
import { ChannelIcon } from '../channels/channel-icon.js';
import { DmFace } from '../dms/dm-face.js';
import { GuildFace } from '../invites/guild-face.js';
import { pane } from '../shell/ui.js';
import { answers } from './candidates.js';
import { useCandidates } from './use-candidates.js';

/** @typedef {import('./candidates.js').Candidate} Candidate */

/** For whoever does not see the face. */
const KINDS = /** @type {const} */ ({ user: 'switcher.user', channel: 'switcher.channel', guild: 'switcher.guild' });

/** Anywhere, by a few letters. @param {{onClose: () => void}} props */
export function QuickSwitcher({ onClose }) {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const go = useGo(onClose);
  const found = answers(useCandidates(query), query);
  const current = found[Math.min(active, found.length - 1)];
  /** @param {Candidate} one */
  const idOf = (one) => `${id}-${one.key.replace(' ', '-')}`;

  /** @param {KeyboardEvent} event */
  const key = (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step && found.length) setActive((found.indexOf(current) + step + found.length) % found.length);
    else if (event.key === 'Enter' && current) go(current);
    else return;
    event.preventDefault();
  };
  useLayoutEffect(() => { if (current) document.getElementById(idOf(current))?.scrollIntoView({ block: 'nearest' }); }, [current]);

  return html`<${Modal} class="dialog switcher" label=${t('switcher.title')} onClose=${onClose}>
    <input class="switcher-input" type="text" role="combobox" aria-expanded="true" aria-autocomplete="list" aria-controls=${`${id}-list`} data-autofocus
      aria-activedescendant=${current ? idOf(current) : undefined} aria-label=${t('switcher.title')} placeholder=${t('switcher.placeholder')}
      autocomplete="off" spellcheck=${false} value=${query} onKeyDown=${key}
      onInput=${(/** @type {any} */ event) => { setQuery(event.currentTarget.value); setActive(0); }} />
    <div class="switcher-list" role="listbox" id=${`${id}-list`} aria-label=${t('switcher.places')} tabindex="-1">
      ${found.map((one) => html`<${Option} key=${one.key} id=${idOf(one)} one=${one} selected=${one === current} onGo=${() => go(one)} onPoint=${() => setActive(found.indexOf(one))} />`)}
    </div>
    ${found.length === 0 && html`<p class="switcher-none" role="status">${t('switcher.none')}</p>`}
    <p class="switcher-hint">${t('switcher.hint')}</p>
  <//>`;
}

/** @param {{id: string, one: Candidate, selected: boolean, onGo: () => void, onPoint: () => void}} props */
function Option({ id, one, selected, onGo, onPoint }) {
  const { mentions = 0 } = one;
  return html`<div class="switcher-option" role="option" id=${id} aria-selected=${String(selected)} data-unread=${one.unread ? '' : undefined} onClick=${onGo} onPointerMove=${onPoint}>
    <span class="switcher-face"><${Face} one=${one} /></span><span class="truncate">${one.name}</span><span class="switcher-place truncate">${one.place}</span>
    <span class="visually-hidden">, ${t(KINDS[one.kind])}</span>
    ${mentions > 0 && html`<span class="badge">${mentions > 99 ? '99+' : mentions}</span>`}
  </div>`;
}

/** @param {{one: Candidate}} props */
function Face({ one: { kind, name, target } }) {
  if (kind === 'user') return html`<${Avatar} user=${target} name=${name} size=${24} />`;
  if (kind === 'channel' && target.guild_id === null) return html`<${DmFace} channel=${target} size=${24} />`;
  return kind === 'guild' ? html`<span class="switcher-guild"><${GuildFace} guild=${target} /></span>` : html`<${ChannelIcon} channel=${target} />`;
}

/** @param {() => void} onClose */
function useGo(onClose) {
  const { actions, use } = useApp();
  const { goToPerson } = use(createFinding);
  /** @param {Candidate} one */
  return async ({ kind, target }) => {
    onClose();
    pane.value = kind === 'guild' ? 'list' : 'chat';
    if (kind === 'channel') actions.openChannel(target.guild_id, target.id);
    else if (kind === 'guild') actions.openGuild(target.id);
    else {
      const result = await goToPerson(target.id);
      if (!result.ok) toast(errorText(result.error), 'danger');
    }
  };
}
