import { t } from '../../../lib/i18n.js';

/** @returns {Record<import('./rule-form.js').RuleKind, {label: string, note: string, icon: string}>} */
export const kindWords = () => ({
  words: { label: t('automod.kind_words'), note: t('automod.kind_words_note'), icon: 'message-square' },
  patterns: { label: t('automod.kind_patterns'), note: t('automod.kind_patterns_note'), icon: 'code' },
  mentions: { label: t('automod.kind_mentions'), note: t('automod.kind_mentions_note'), icon: 'at-sign' },
  invites: { label: t('automod.kind_invites'), note: t('automod.kind_invites_note'), icon: 'ticket' },
  links: { label: t('automod.kind_links'), note: t('automod.kind_links_note'), icon: 'link' },
});
