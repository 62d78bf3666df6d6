import { useEffect } from 'preact/hooks';
import { useApp } from '../../state/context.js';
import { createGuildLists } from '../../state/actions/guild_lists.js';
import { listKey } from '../../state/lists.js';

/**
 * A list of the guild while its page is open: read when the page opens, and again when events do not say enough.
 * @param {import('../../state/types.js').ListKind} kind
 * @param {number} guildId
 * @param {Record<string, string>} [conditions]
 */
export function useList(kind, guildId, conditions = {}) {
  const { store, use } = useApp();
  const lists = use(createGuildLists);
  const query = new URLSearchParams(Object.entries(conditions).filter(([, value]) => value !== '')).toString();
  const list = store.lists.value.byKey[listKey(kind, guildId, query)];
  const doubts = list?.doubts ?? 0;
  const reload = () => lists.loadList(kind, guildId, query);
  useEffect(() => {
    reload();
    return () => lists.closeList(kind, guildId, query);
  }, [kind, guildId, query]);
  useEffect(() => {
    if (doubts > 0) reload();
  }, [doubts]);
  return {
    items: list?.items ?? [],
    loaded: list?.loaded ?? false,
    loading: list?.loading ?? true,
    error: list?.error ?? null,
    whole: list?.loaded === true && list.next === null,
    reload,
    more: () => lists.loadMore(kind, guildId, query),
  };
}
