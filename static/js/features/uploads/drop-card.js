import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';

/** Over the chat while files are held above it. @param {{channel: import('../../state/types.js').Channel, may: boolean, direct: boolean}} props */
export function DropCard({ channel, may, direct }) {
  const name = `${channel.guild_id === null ? '' : '#'}${useApp().views.channelName(channel)}`;
  return html`<div class="drop-zone" data-refused=${may ? undefined : ''}>
    <div class="drop-words" role="status">
      <${Icon} name=${may ? 'cloud-upload' : 'ban'} size=${24} />
      <strong>${may ? t(direct ? 'upload.drop_direct' : 'upload.drop', { name }) : t('upload.may_not')}</strong>
      ${may && html`<span>${direct ? t('upload.drop_direct_note') : t('upload.drop_note')}</span>`}
    </div>
  </div>`;
}
