import { formatDuration } from '../../../lib/duration.js';
import { t } from '../../../lib/i18n.js';
import { kindWords } from './kind-words.js';
import { LINES_OF } from './rule-form.js';

/** What a rule looks for and does, in one line. @param {import('./rule-form.js').Rule} rule */
export function summaryOf({ kind, options }) {
  const { block, alert, timeout } = options.actions;
  const field = LINES_OF[kind];
  const count = field ? (options[field]?.length ?? 0) : 0;
  const what = kind === 'mentions' ? t('automod.more_than', { count: options.limit ?? 0 }) : field && (kind !== 'links' || count > 0) ? `${kindWords()[kind].label}: ${sizeOf(kind, count)}` : kindWords()[kind].label;
  return [what, block && t('automod.blocks'), alert && t('automod.alerts'), timeout > 0 && t('automod.times_out', { time: formatDuration(timeout) })].filter(Boolean).join(' · ');
}

/** @param {import('./rule-form.js').RuleKind} kind @param {number} count */
function sizeOf(kind, count) {
  if (kind === 'words') return t('automod.words_count', { count });
  return kind === 'patterns' ? t('automod.patterns_count', { count }) : t('automod.hosts_count', { count });
}
