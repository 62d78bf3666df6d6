import { useMemo, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { SearchDrawing } from '../../components/scenes.js';
import { ProblemDrawing } from '../../components/problem-drawing.js';
import { Empty } from '../../components/empty.js';
import { PanelFrame } from '../../components/panel-frame.js';
import { Segmented } from '../../components/segmented.js';
import { Skeleton } from '../../components/skeleton.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createSearching, PAGE } from '../../state/actions/searching.js';
import { useApp } from '../../state/context.js';
import { Results } from './results.js';
import { SearchBox } from './search-box.js';
import { useHighlights } from './use-highlights.js';

/** @typedef {import('../../state/actions/searching.js').Scope} Scope */

/** @param {{first: Scope, query?: string, onClose: () => void}} props  first: where to look at first */
export function SearchPanel({ first, query: begun = '', onClose }) {
  const { search, recent, ask, sortBy, turnTo, again, clear } = useApp().use(createSearching);
  const [text, setText] = useState(begun || search.peek().query);
  const [scope, setScope] = useState(first);
  const body = useRef(/** @type {HTMLDivElement | null} */ (null));
  const found = search.value;
  const known = useKnown(scope);
  useHighlights(body, found.results, found.highlights);
  /** @param {Scope} next */
  const look = (next) => {
    setScope(next);
    if (text.trim()) ask(text, next);
  };
  return html`<${PanelFrame} title=${t('search.title')} class="search" onClose=${onClose}>
    <div class="search-head">
      <${SearchBox} value=${text} known=${known} recent=${recent.value} onInput=${setText} onSearch=${(/** @type {string} */ words) => ask(words, scope)} onClear=${clear} />
      <${ScopeChoice} first=${first} scope=${scope} onChange=${look} />
    </div>
    <div class="search-body" ref=${body} aria-live="polite" aria-busy=${String(found.status === 'loading')}>
      <${Found} found=${found} onSort=${sortBy} onPage=${turnTo} onRetry=${again} />
    </div>
  <//>`;
}

/** @param {{first: Scope, scope: Scope, onChange: (scope: Scope) => void}} props */
function ScopeChoice({ first, scope, onChange }) {
  const { store, views } = useApp();
  const channel = store.channels.value.byId[first.channelId ?? store.route.value.channelId ?? 0];
  const guild = store.guilds.value.byId[first.guildId ?? 0];
  const scopes = /** @type {Record<string, Scope>} */ ({
    ...(channel && { channel: { guildId: channel.guild_id, channelId: channel.id } }),
    ...(guild && { guild: { guildId: guild.id, channelId: null } }),
    all: { guildId: null, channelId: null },
  });
  const names = /** @type {Record<string, string>} */ ({ channel: channel ? views.channelName(channel) : '', guild: guild?.name ?? '', all: t('search.everywhere') });
  const value = scope.channelId ? 'channel' : scope.guildId ? 'guild' : 'all';
  return html`<${Segmented} label=${t('search.where')} value=${value} onChange=${(/** @type {string} */ one) => onChange(scopes[one])}
    options=${Object.keys(scopes).map((one) => ({ value: one, label: names[one] }))} />`;
}

/** @param {{found: import('../../state/actions/searching.js').Search, onSort: (sort: any) => void, onPage: (page: number) => void, onRetry: () => void}} props */
function Found({ found, onSort, onPage, onRetry }) {
  if (found.status === 'idle') return html`<p class="search-hint">${t('search.hint')}</p>`;
  if (found.status === 'failed') {
    return html`<${Empty} drawing=${html`<${ProblemDrawing} error=${found.error} />`} title=${t('search.failed')} text=${errorText(found.error)}><${Button} onClick=${onRetry}>${t('action.retry')}<//><//>`;
  }
  if (found.status === 'loading' && found.results.length === 0) return html`<${Skeleton} rows=${6} label=${t('search.loading')} />`;
  if (found.results.length === 0) return html`<${Empty} drawing=${html`<${SearchDrawing} />`} title=${t('search.none')} text=${t('search.none_lead')} />`;
  return html`
    <div class="search-bar">
      <p class="search-count">${found.more ? t('search.count_more', { count: found.total }) : t('search.count', { count: found.total })}</p>
      <${Segmented} label=${t('search.sort')} value=${found.sort} onChange=${onSort} options=${[
        { value: 'newest', label: t('search.newest') }, { value: 'oldest', label: t('search.oldest') }, { value: 'relevance', label: t('search.relevance') }]} />
    </div>
    ${found.indexing && html`<p class="search-hint">${t('search.indexing')}</p>`}
    <${Results} results=${found.results} />
    ${found.total > PAGE && html`<${Pages} page=${found.page} pages=${Math.ceil(found.total / PAGE)} onPage=${onPage} />`}`;
}

/** @param {{page: number, pages: number, onPage: (page: number) => void}} props */
function Pages({ page, pages, onPage }) {
  return html`<nav class="search-pages" aria-label=${t('search.pages')}>
    <${Button} small kind="quiet" busy=${page === 0} onClick=${() => onPage(page - 1)}>${t('search.previous')}<//>
    <span class="number">${t('search.page', { page: page + 1, pages })}</span>
    <${Button} small kind="quiet" busy=${page + 1 >= pages} onClick=${() => onPage(page + 1)}>${t('search.next')}<//>
  </nav>`;
}

/** Names that the suggestions can offer. @param {Scope} scope @returns {import('./suggest.js').Known} */
function useKnown({ guildId }) {
  const { store, views } = useApp();
  const members = store.members.value.byGuild[guildId ?? 0]?.byId;
  const channels = store.channels.value.byId;
  const friends = store.friends.value.byUser;
  return useMemo(() => {
    const users = [...Object.values(members ?? {}), ...Object.values(friends)].map(({ user }) => user.username);
    const rooms = Object.values(channels).filter((channel) => channel.guild_id !== null && (!guildId || channel.guild_id === guildId)).map((channel) => views.channelName(channel));
    return { people: [...new Set(users)].sort(), channels: [...new Set(rooms)].sort(), now: new Date() };
  }, [members, channels, friends, guildId]);
}
