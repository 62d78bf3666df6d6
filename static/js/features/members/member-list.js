import { Button } from '../../components/button.js';
import { Skeleton } from '../../components/skeleton.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { LongList } from './long-list.js';

/** Everybody of a guild, under the roles that stand out. @param {{guild: import('../../state/types.js').Guild}} props */
export function MemberList({ guild }) {
  const { views, actions } = useApp();
  const { sections, offline, loaded, begun, error } = views.memberSections(guild.id).value;
  if (!begun && error) {
    return html`<div class="members-failed" role="alert"><p>${errorText(error)}</p><${Button} small onClick=${() => actions.loadMembers(guild.id)}>${t('action.retry')}<//></div>`;
  }
  if (!begun) return html`<${Skeleton} rows=${5} narrow label=${t('members.loading')} />`;
  return html`<${LongList} guild=${guild} sections=${sections} fold=${offline} loaded=${loaded} />`;
}
