import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { FormError } from '../../components/field.js';
import { Icon } from '../../components/icon.js';
import { QuietDrawing } from '../../components/scenes.js';
import { Segmented } from '../../components/segmented.js';
import { Select } from '../../components/select.js';
import { TextArea } from '../../components/text-area.js';
import { formatWhen } from '../../lib/dates.js';
import { formatDuration } from '../../lib/duration.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createAdministering } from '../../state/actions/administering.js';
import { useApp } from '../../state/context.js';
import { PageList } from './page-list.js';
import { usePages } from './use-pages.js';

const HOURS = [1, 24, 168, 0];

/** A word to everybody. */
export function AdminAnnouncements() {
  const actions = useApp().use(createAdministering);
  const pages = usePages(() => actions.announcements(), 'announcements', []);
  const [content, setContent] = useState('');
  const [level, setLevel] = useState('info');
  const [hours, setHours] = useState('24');
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  /** @param {SubmitEvent} event */
  const publish = async (event) => {
    event.preventDefault();
    if (!content.trim()) return;
    setState({ busy: true, error: null });
    const answer = await actions.announce({ content: content.trim(), level, ...(hours !== '0' && { expires_hours: Number(hours) }) });
    setState({ busy: false, error: answer.ok ? null : answer.error });
    if (!answer.ok) return;
    pages.change((all) => [answer.data, ...all]);
    setContent('');
  };
  /** @param {any} one */
  const takeBack = async (one) => {
    const answer = await actions.takeBack(one.id);
    setState({ busy: false, error: answer.ok ? null : answer.error });
    if (answer.ok) pages.change((all) => all.filter((other) => other !== one));
  };
  return html`<div class="admin-page">
    <form class="admin-announce" onSubmit=${publish}>
      <${TextArea} label=${t('admin.announcement')} note=${t('admin.announcement_note')} maxlength=${2000} required value=${content} onInput=${setContent} />
      <div class="admin-form">
        <div class="field"><span class="field-label" aria-hidden="true">${t('admin.level')}</span><${Segmented} label=${t('admin.level')} value=${level} onChange=${setLevel} options=${[{ value: 'info', label: t('admin.level_info') }, { value: 'warning', label: t('admin.level_warning') }]} /></div>
        <${Select} label=${t('admin.shown_for')} value=${hours} onChange=${setHours} options=${HOURS.map((one) => ({ value: String(one), label: one === 0 ? t('admin.until_deleted') : formatDuration(one * 3600) }))} />
        <${Button} type="submit" kind="primary" busy=${state.busy}>${t('admin.announce')}<//>
      </div>
    </form>
    ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
    <${PageList} pages=${pages} label=${t('admin.announcements')} none=${t('admin.no_announcements')} lead=${t('admin.no_announcements_lead')} drawing=${html`<${QuietDrawing} />`}>
      ${pages.items.map((/** @type {any} */ one) => html`<li class="admin-row" key=${one.id}>
        <${Icon} name=${one.level === 'warning' ? 'triangle-alert' : 'info'} />
        <div class="admin-words"><span class="admin-text">${one.content}</span><span class="admin-note">${[formatWhen(one.created_at), one.expires_at && t('notify.until', { time: formatWhen(one.expires_at) })].filter(Boolean).join(' · ')}</span></div>
        <${Button} small kind="quiet" aria-label=${t('admin.delete_announcement')} onClick=${() => takeBack(one)}>${t('action.delete')}<//>
      </li>`)}
    <//>
  </div>`;
}
