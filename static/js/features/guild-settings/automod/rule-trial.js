import { useState } from 'preact/hooks';
import { Button } from '../../../components/button.js';
import { FormError } from '../../../components/field.js';
import { html } from '../../../lib/html.js';
import { errorText, t } from '../../../lib/i18n.js';
import { createGuildModeration } from '../../../state/actions/guild_moderation.js';
import { useApp } from '../../../state/context.js';
import { marked } from './marked.js';
import { missingIn, optionsOf } from './rule-form.js';

/** What the rule would have done to what was said lately. @param {{guildId: number, form: import('./rule-form.js').Form}} props */
export function RuleTrial({ guildId, form }) {
  const { store, use } = useApp();
  const { tryRule } = use(createGuildModeration);
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null), result: /** @type {import('../../../state/types.js').Trial | null} */ (null) });
  const ready = !missingIn(form).some((field) => field !== 'name');
  const run = async () => {
    setState({ busy: true, error: null, result: null });
    const result = await tryRule(guildId, { kind: form.kind, options: optionsOf(form) });
    setState(result.ok ? { busy: false, error: null, result } : { busy: false, error: result.error, result: null });
  };
  const why = state.error && (Object.values(state.error.fields ?? {})[0] ?? errorText(state.error));
  return html`<section class="rule-trial" aria-label=${t('automod.trial')}>
    <h2 class="guild-page-heading">${t('automod.trial')}</h2>
    <p class="field-note">${t('automod.trial_note')}</p>
    <div><${Button} busy=${state.busy || !ready} onClick=${run}>${state.busy ? t('automod.trying') : t('automod.try')}<//></div>
    ${why && html`<${FormError}>${why}<//>`}
    ${state.result && html`<p role="status">${t('automod.hits', { count: state.result.hits.length, looked_at: state.result.looked_at })}</p>
      <ul class="setting-list">
        ${state.result.hits.map((hit) => html`<li class="setting-row" key=${hit.message_id}>
          <div class="setting-row-text">
            <div class="setting-row-note">${hit.author.display_name ?? hit.author.username} · #${store.channels.value.byId[hit.channel_id]?.name ?? t('audit.gone')}</div>
            <div class="trial-text">${marked(hit.content, hit.matched)}</div>
          </div>
        </li>`)}
      </ul>`}
  </section>`;
}
