import { Markdown } from '../../lib/markdown/render.js';
import { html } from '../../lib/html.js';
import { useApp } from '../../state/context.js';
import { copyText } from '../../components/copy-text.js';
import { MovingPicture } from '../../components/moving-picture.js';
import { openProfile } from '../profile/open-profile.js';

/** The message's text as nodes, with the names of this guild. @param {{message: import('../../state/types.js').RowMessage}} props */
export function MessageText({ message }) {
  const app = useApp();
  return html`<${Markdown} text=${message.content} hooks=${hooksOf(app, message.guild_id, message.emojis, message.mentions?.users)} />`;
}

/**
 * @param {any} app
 * @param {number|null} guildId
 * @param {{id: number, url: string, animated?: boolean}[]} [emojis]  of the message
 * @param {import('../../state/types.js').User[]} [people]  whom it mentions: not every member is known by now
 * @returns {import('../../lib/markdown/render.js').Hooks}
 */
export function hooksOf({ store, views, actions }, guildId, emojis = [], people = []) {
  return {
    user: (id) => {
      const user = store.members.value.byGuild[guildId ?? 0]?.byId[id]?.user ?? people.find((one) => one.id === id);
      if (!user) return null;
      return { name: views.person(guildId, user).name, isMe: id === store.session.value.me?.id, open: (event) => openProfile(/** @type {HTMLElement} */ (event.currentTarget), { guildId, user }) };
    },
    role: (id) => store.roles.value.byGuild[guildId ?? 0]?.find((/** @type {any} */ role) => role.id === id) ?? null,
    channel: (id) => {
      const channel = store.channels.value.byId[id];
      return channel ? { name: views.channelName(channel), href: views.href(channel.guild_id, channel.id) } : null;
    },
    emoji: (id) => emojis.find((emoji) => emoji.id === id) ?? null,
    followLink: actions.followLink,
    picture: MovingPicture,
    copy: copyText,
  };
}
