import { Button } from '../../components/button.js';
import { Mark } from '../../components/mark.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { startTour } from '../tour/tour-host.js';
import { Group, Line } from './group.js';
import { InstallLine } from './install-line.js';

/** @param {{onClose: () => void}} props */
export function AboutPage({ onClose }) {
  const { instance } = useApp().store.session.value;
  const tour = () => {
    onClose();
    startTour();
  };
  return html`
    <div class="settings-about">
      <${Mark} />
      <div>
        <p class="settings-about-name">${t('app.name')}</p>
        <p class="field-note">${t('about.lead')}</p>
      </div>
    </div>
    <${Group}>
      <${Line} label=${t('about.version')} value=${instance?.version ?? '—'} />
      <${Line} label=${t('about.instance')} value=${instance?.name ?? location.host} />
      <${InstallLine} />
      <${Line} label=${t('tour.again')}><${Button} small onClick=${tour}>${t('tour.start')}<//><//>
      <${Line} label=${t('about.manual')} note=${t('about.manual_note')}>
        <a class="button button-small" href="/api/docs" target="_blank" rel="noopener">${t('about.open')}</a>
      <//>
    <//>`;
}
