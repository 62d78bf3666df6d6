import { useId, useLayoutEffect, useState } from 'preact/hooks';
import { Modal } from '../../components/dialog.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { ChannelIcon } from '../channels/channel-icon.js';
import { pane } from '../shell/ui.js';
import { rank } from './rank.js';

const SHOWN = 30;

/** @param {{onClose: () => void}} props */
export function QuickSwitcher({ onClose }) {
  const { actions } = useApp();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const found = useFound(query);
  const current = found[Math.min(active, found.length - 1)];

  /** @param {any} row */
  const go = (row) => {
    onClose();
    pane.value = 'chat';
    actions.openChannel(row.guild.id, row.channel.id);
  };
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step && found.length) setActive((found.indexOf(current) + step + found.length) % found.length);
    else if (event.key === 'Enter' && current) go(current);
    else return;
    event.preventDefault();
  };
  useLayoutEffect(() => document.getElementById(`${id}-${current?.channel.id}`)?.scrollIntoView({ block: 'nearest' }), [current]);

  return html`<${Modal} class="dialog switcher" label=${t('switcher.title')} onClose=${onClose}>
    <input class="switcher-input" type="text" role="combobox" aria-expanded="true" aria-autocomplete="list" aria-controls=${`${id}-list`} data-autofocus
      aria-activedescendant=${current ? `${id}-${current.channel.id}` : undefined} aria-label=${t('switcher.title')} placeholder=${t('switcher.placeholder')}
      autocomplete="off" spellcheck=${false} value=${query} onKeyDown=${key}
      onInput=${(/** @type {any} */ event) => { setQuery(event.currentTarget.value); setActive(0); }} />
    <div class="switcher-list" role="listbox" id=${`${id}-list`} aria-label=${t('nav.channels')} tabindex="-1">
      ${found.map((row) => html`<div class="switcher-option" role="option" key=${row.channel.id} id=${`${id}-${row.channel.id}`}
        aria-selected=${String(row === current)} data-unread=${row.unread ? '' : undefined} onClick=${() => go(row)} onPointerMove=${() => setActive(found.indexOf(row))}>
        <${ChannelIcon} channel=${row.channel} /><span class="truncate">${row.channel.name}</span><span class="switcher-place truncate">${row.guild.name}</span>
      </div>`)}
    </div>
    ${found.length === 0 && html`<p class="switcher-none" role="status">${t('switcher.none')}</p>`}
  <//>`;
}

/** Unread channels first when nothing is typed; the best match first otherwise. @param {string} query */
function useFound(query) {
  const { views } = useApp();
  const all = views.guildList.value.flatMap(({ guild }) => views.channelSections(guild.id).value
    .flatMap((section) => section.channels.map((row) => ({ ...row, guild }))));
  return all
    .map((row) => ({ row, score: rank(row.channel.name, query.replace(/^#/, '')) }))
    .filter(({ score }) => score !== null)
    .sort((a, b) => Number(a.score) - Number(b.score) || Number(b.row.unread) - Number(a.row.unread))
    .slice(0, SHOWN)
    .map(({ row }) => row);
}
