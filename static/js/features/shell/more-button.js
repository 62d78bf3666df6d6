import { toggleMenu } from '../../components/context-menu.js';
import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';

/** In a narrow window: what the heading has no room for, so that the name of the place has some. @param {{channel: import('../../state/types.js').Channel}} props */
export function MoreButton({ channel }) {
  const app = useApp();
  const name = app.views.channelName(channel);
  return html`<${IconButton} icon="ellipsis" label=${t('person.more', { name })} aria-haspopup="menu" data-tip-side="below"
    onClick=${(/** @type {any} */ event) => toggleMenu(event, name, async () => (await import('./more-entries.js')).moreEntries(app, channel))} />`;
}
