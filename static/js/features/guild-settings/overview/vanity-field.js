import { Button } from '../../../components/button.js';
import { Field, FormError } from '../../../components/field.js';
import { copyText } from '../../../components/copy-text.js';
import { toast } from '../../../components/toasts.js';
import { useForm } from '../../../components/use-form.js';
import { html } from '../../../lib/html.js';
import { errorText, t } from '../../../lib/i18n.js';
import { createGuildChanges } from '../../../state/actions/guild_changes.js';
import { inviteHref } from '../../../state/address.js';
import { useApp } from '../../../state/context.js';

/** An address of the guild's own that never runs out. @param {{guild: import('../../../state/types.js').Guild}} props */
export function VanityField({ guild }) {
  const { setVanity } = useApp().use(createGuildChanges);
  const code = guild.vanity_code ?? '';
  const { field, error, busy, form, onSubmit } = useForm({ code }, async (values) => {
    const result = await setVanity(guild.id, values.code.trim() || null);
    if (result.ok) toast(t('guild_settings.vanity_saved'));
    return result;
  });
  const { error: wrong, ...rest } = field('code');
  const why = wrong && (error?.code === 'conflict' || /taken/.test(wrong) ? t('guild_settings.vanity_taken') : t('guild_settings.vanity_wrong'));
  return html`<form class="vanity" ref=${form} onSubmit=${onSubmit}>
    <${Field} label=${t('guild_settings.vanity')} note=${t('guild_settings.vanity_note')} prefix=${`${location.host}${inviteHref('')}`} maxlength="32" autocomplete="off" spellcheck=${false} error=${why} ...${rest} />
    ${error && html`<${FormError}>${errorText(error)}<//>`}
    <div class="vanity-acts">
      <${Button} type="submit" small busy=${busy}>${t('guild_settings.vanity_save')}<//>
      ${code && html`<${Button} small kind="quiet" onClick=${() => copyText(new URL(inviteHref(code), location.origin).href)}>${t('message.copy_link')}<//>`}
    </div>
  </form>`;
}
