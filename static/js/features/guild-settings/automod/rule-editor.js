import { useState } from 'preact/hooks';
import { Button } from '../../../components/button.js';
import { Field } from '../../../components/field.js';
import { Icon } from '../../../components/icon.js';
import { SaveBar } from '../../../components/save-bar.js';
import { Select } from '../../../components/select.js';
import { Switch } from '../../../components/switch.js';
import { formatDuration } from '../../../lib/duration.js';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { createGuildModeration } from '../../../state/actions/guild_moderation.js';
import { useApp } from '../../../state/context.js';
import { Exemptions } from './exemptions.js';
import { kindWords } from './kind-words.js';
import { missingIn, ruleOf } from './rule-form.js';
import { RuleLines } from './rule-lines.js';
import { RuleTrial } from './rule-trial.js';

/** @typedef {import('./rule-form.js').Form} Form */

const TIMEOUTS = [0, 60, 300, 600, 3600, 86_400, 604_800]; // seconds

/** A new rule, or one that is there. @param {{guildId: number, first: Form, onClose: () => void}} props */
export function RuleEditor({ guildId, first, onClose }) {
  const { views, use } = useApp();
  const { saveRule } = use(createGuildModeration);
  const [form, setForm] = useState(first);
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null), asked: false });
  const dirty = !form.id || JSON.stringify(ruleOf(form)) !== JSON.stringify(ruleOf(first));
  const missing = state.asked ? missingIn(form) : [];
  /** @param {Partial<Form>} fields */
  const set = (fields) => setForm({ ...form, ...fields });
  const save = async () => {
    if (missingIn(form).length > 0) return setState({ ...state, asked: true });
    setState({ busy: true, error: null, asked: true });
    const result = await saveRule(guildId, ruleOf(form));
    if (result.ok) return onClose();
    return setState({ busy: false, error: result.error, asked: true });
  };
  const wrong = state.error?.fields ?? {};
  return html`<div class="guild-page rule-editor">
    <div class="rule-back"><${Button} kind="quiet" small onClick=${onClose}><${Icon} name="arrow-left" size=${16} />${t('automod.back')}<//></div>
    <h2 class="guild-page-heading">${form.id ? t('automod.edit_title', { name: first.name }) : t('automod.create_title', { kind: kindWords()[form.kind].label })}</h2>
    <p class="guild-page-lead">${kindWords()[form.kind].note}</p>
    <${Field} label=${t('automod.name')} value=${form.name} onInput=${(/** @type {string} */ name) => set({ name })} maxlength="100" autocomplete="off" error=${missing.includes('name') ? t('automod.name_missing') : wrong.name} />
    <${RuleLines} form=${form} onChange=${set} missing=${missing.includes('lines')} wrong=${wrong} />
    <fieldset class="rule-actions" data-invalid=${missing.includes('actions') ? '' : undefined}>
      <legend class="guild-page-heading">${t('automod.actions')}</legend>
      <${Switch} label=${t('automod.block')} note=${t('automod.block_note')} checked=${form.block} onChange=${(/** @type {boolean} */ block) => set({ block })} />
      <${Switch} label=${t('automod.alert')} note=${t('automod.alert_note')} checked=${form.alert} onChange=${(/** @type {boolean} */ alert) => set({ alert })} />
      ${(views.canInGuild(guildId, 'MODERATE_MEMBERS') || form.timeout > 0) && html`<${Select} label=${t('automod.timeout')} value=${String(form.timeout)} onChange=${(/** @type {string} */ value) => set({ timeout: Number(value) })}
        options=${[...new Set([...TIMEOUTS, form.timeout])].map((seconds) => ({ value: String(seconds), label: seconds === 0 ? t('automod.no_timeout') : formatDuration(seconds) }))} />`}
      ${missing.includes('actions') && html`<p class="field-error">${t('automod.actions_missing')}</p>`}
    </fieldset>
    <${Exemptions} guildId=${guildId} form=${form} onChange=${set} />
    <${RuleTrial} guildId=${guildId} form=${form} />
    <${SaveBar} dirty=${dirty} busy=${state.busy} error=${state.error && !Object.keys(wrong).some((field) => ['name', 'words', 'patterns', 'allow', 'limit'].includes(field)) ? state.error : null}
      onReset=${form.id ? () => { setForm(first); setState({ busy: false, error: null, asked: false }); } : onClose} onSave=${save} />
  </div>`;
}
