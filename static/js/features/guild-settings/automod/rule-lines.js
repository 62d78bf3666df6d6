import { Button } from '../../../components/button.js';
import { Field } from '../../../components/field.js';
import { TextArea } from '../../../components/text-area.js';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { LINES_OF, linesOf } from './rule-form.js';

/** What a kind looks for: words, patterns, hosts, or a number. @param {{form: import('./rule-form.js').Form, onChange: (fields: Partial<import('./rule-form.js').Form>) => void, missing: boolean, wrong: Record<string, string>}} props */
export function RuleLines({ form, onChange, missing, wrong }) {
  const { kind, lines, limit } = form;
  if (kind === 'mentions') {
    return html`<${Field} label=${t('automod.limit')} type="number" min="1" max="100" inputmode="numeric" value=${String(limit)} error=${wrong.limit}
      onInput=${(/** @type {string} */ value) => onChange({ limit: Math.min(100, Math.max(1, Math.round(Number(value)) || 1)) })} />`;
  }
  const field = LINES_OF[kind];
  if (!field) return null;
  const words = {
    words: { label: t('automod.words'), note: t('automod.words_note'), missing: t('automod.words_missing'), size: t('automod.words_count', { count: linesOf(kind, lines).length }) },
    patterns: { label: t('automod.patterns'), note: t('automod.patterns_note'), missing: t('automod.patterns_missing'), size: t('automod.patterns_count', { count: linesOf(kind, lines).length }) },
    allow: { label: t('automod.allow'), note: t('automod.allow_note'), missing: '', size: t('automod.hosts_count', { count: linesOf(kind, lines).length }) },
  }[field];
  return html`<div class="rule-lines">
    <${TextArea} label=${words.label} note=${words.note} rows=${6} spellcheck=${false} autocomplete="off" value=${lines} onInput=${(/** @type {string} */ value) => onChange({ lines: value })}
      error=${missing ? words.missing : wrong[field]} />
    <div class="rule-lines-foot">
      <span class="field-note" role="status">${words.size}</span>
      ${lines && html`<${Button} small kind="quiet" onClick=${() => onChange({ lines: '' })}>${t('automod.clear')}<//>`}
    </div>
  </div>`;
}
