import { useEffect, useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { inSections } from '../../state/views/sections.js';
import { fits } from '../people/fold.js';
import { LongList } from './long-list.js';

const ENOUGH = 250;

/** Those whose name has what was typed; in a large guild the server looks, too. @param {{guild: import('../../state/types.js').Guild, query: string}} props */
export function FoundMembers({ guild, query }) {
  const { store, views, actions } = useApp();
  const { sections, offline } = views.memberSections(guild.id).value;
  const [error, setError] = useState(/** @type {any} */ (null));
  useEffect(() => {
    if (offline === 'listed') return undefined;
    const timer = setTimeout(async () => {
      const result = await actions.findMembers(guild.id, query);
      setError(result.ok ? null : result.error);
    }, ENOUGH);
    return () => clearTimeout(timer);
  }, [query, offline, guild.id]);
  const known = offline === 'listed' ? sections.flatMap(({ members }) => members) : views.knownMembers(guild.id).value;
  const found = known.filter(({ user, nickname }) => fits(query, nickname, user.display_name, user.username));
  if (found.length === 0) return html`<p class="dms-none" role="status">${error ? errorText(error) : t('members.none_found')}</p>`;
  return html`<${LongList} guild=${guild} sections=${inSections(found, store.presence.value.byUser)} fold=${null} loaded=${0} />`;
}
