import { useEffect, useState } from 'preact/hooks';
import { Avatar } from '../../components/avatar.js';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { Tabs } from '../../components/tabs.js';
import { html } from '../../lib/html.js';
import { errorText, formatNumber, t } from '../../lib/i18n.js';
import { createPolls } from '../../state/actions/polls.js';
import { useApp } from '../../state/context.js';

/** Who voted, option by option. @param {{poll: import('../../state/types.js').Poll, message: import('../../state/types.js').RowMessage, onClose: () => void}} props */
export function PollVoters({ poll, message, onClose }) {
  const [option, setOption] = useState(poll.options.find(({ votes }) => votes > 0)?.id ?? poll.options[0].id);
  const tabs = poll.options.map(({ id, text, votes }) => ({ value: id, label: `${text} · ${formatNumber(votes)}` }));
  return html`<${Dialog} title=${poll.question} onClose=${onClose}>
    <${Tabs} label=${t('poll.options')} value=${option} tabs=${tabs} onChange=${setOption}>
      <${Voters} key=${option} pollId=${poll.id} optionId=${option} guildId=${message.guild_id} />
    <//>
  <//>`;
}

/** @param {{pollId: number, optionId: string, guildId: number | null}} props */
function Voters({ pollId, optionId, guildId }) {
  const app = useApp();
  const [page, setPage] = useState({ users: /** @type {import('../../state/types.js').User[]} */ ([]), next: /** @type {number | null} */ (null), done: false, error: /** @type {any} */ (null) });
  const load = async () => {
    const result = await app.use(createPolls).voters(pollId, optionId, page.next ?? undefined);
    setPage((now) => (result.ok ? { users: [...now.users, ...result.users], next: result.next, done: true, error: null } : { ...now, done: true, error: result.error }));
  };
  useEffect(() => void load(), []);
  if (page.error) return html`<div class="poll-nobody" role="alert"><p>${errorText(page.error)}</p><${Button} small onClick=${load}>${t('action.retry')}<//></div>`;
  if (page.done && page.users.length === 0) return html`<p class="poll-nobody">${t('poll.nobody')}</p>`;
  return html`<ul class="poll-people" aria-busy=${String(!page.done)}>
    ${page.users.map((user) => html`<${Voter} key=${user.id} user=${user} guildId=${guildId} />`)}
    ${page.next !== null && html`<li><${Button} small onClick=${load}>${t('poll.more_people')}<//></li>`}
  </ul>`;
}

/** @param {{user: import('../../state/types.js').User, guildId: number | null}} props */
function Voter({ user, guildId }) {
  const { name } = useApp().views.person(guildId, user);
  return html`<li class="poll-person"><${Avatar} user=${user} name=${name} size=${32} /><span class="truncate">${name}</span></li>`;
}
