import { Field } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

/** Why, for the audit log. @param {{value: string, onInput: (value: string) => void}} props */
export const ReasonField = (props) => html`<${Field} label=${t('members.reason')} note=${t('members.reason_note')} maxlength="500" autocomplete="off" ...${props} />`;
