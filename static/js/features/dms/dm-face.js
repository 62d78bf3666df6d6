import { Avatar } from '../../components/avatar.js';
import { html } from '../../lib/html.js';
import { useApp } from '../../state/context.js';
import { othersIn } from '../../state/views/conversations.js';

/** Who a conversation is with: one face with its presence, a group's picture, or two faces one over the other. @param {{channel: import('../../state/types.js').Channel, size?: 24 | 32 | 40}} props */
export function DmFace({ channel, size = 32 }) {
  const { store, views } = useApp();
  const meId = store.session.value.me?.id ?? 0;
  const others = othersIn(channel, meId);
  if (channel.type === 'dm') {
    const person = views.person(null, others[0] ?? channel.recipients?.[0] ?? { id: 0, username: '?', display_name: null, avatar: null });
    return html`<${Avatar} user=${person.user} name=${person.name} size=${size} status=${person.status} />`;
  }
  if (channel.icon) return html`<${Avatar} user=${{ id: channel.id, avatar: channel.icon }} name=${views.channelName(channel)} size=${size} />`;
  const [front, back] = others.length > 0 ? others : (channel.recipients ?? []);
  if (!back) return html`<${Avatar} user=${front ?? { id: channel.id, avatar: null }} name=${front?.display_name || front?.username || '?'} size=${size} />`;
  return html`<span class=${`face-pair face-pair-${size}`} aria-hidden="true">
    ${[back, front].map((user) => html`<${Avatar} key=${user.id} user=${user} name=${user.display_name || user.username} size=${size === 40 ? 24 : 20} />`)}
  </span>`;
}
