import { Button } from '../../components/button.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { install, wayToInstall } from '../../net/install.js';
import { Line } from './group.js';

/** An app of its own: by a press where the browser offers it, told in words where the reader has to do it. */
export function InstallLine() {
  const way = wayToInstall();
  if (!way) return null;
  return html`<${Line} label=${t('install.title')} note=${way === 'offer' ? t('install.note') : t('install.by_hand')}>
    ${way === 'offer' && html`<${Button} small kind="primary" onClick=${install}>${t('install.action')}<//>`}
  <//>`;
}
