import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankForm, formOf, linesOf, missingIn, ruleOf } from '../../../static/js/features/guild-settings/automod/rule-form.js';
import { summaryOf } from '../../../static/js/features/guild-settings/automod/rule-summary.js';
import { setLanguage } from '../../../static/js/lib/i18n.js';

/** @type {import('../../../static/js/state/types.js').Rule} */
const rule = {
  id: 4, guild_id: 1, name: 'Rude', kind: 'words', enabled: true, created_at: '2026-11-23T09:00:00.000Z',
  options: { words: ['darn', 'heck*'], exempt_roles: [9], exempt_channels: [], actions: { block: true, alert: false, timeout: 600 } },
};

test('a rule as a form and back is the same rule', () => {
  const { guild_id: _, created_at: __, ...sent } = rule;
  assert.deepEqual(ruleOf(formOf(rule)), sent);
  const mentions = { ...rule, kind: /** @type {const} */ ('mentions'), options: { limit: 3, exempt_roles: [], exempt_channels: [], actions: { block: true, alert: true, timeout: 0 } } };
  assert.deepEqual(ruleOf(formOf(mentions)).options, mentions.options);
});

test('each kind sends its own options and no others', () => {
  const keys = (/** @type {any} */ kind) => Object.keys(ruleOf({ ...blankForm(kind, 'x'), lines: 'a' }).options).sort();
  const common = ['actions', 'exempt_channels', 'exempt_roles'];
  assert.deepEqual(keys('words'), [...common, 'words']);
  assert.deepEqual(keys('patterns'), [...common, 'patterns']);
  assert.deepEqual(keys('mentions'), [...common, 'limit']);
  assert.deepEqual(keys('invites'), common);
  assert.deepEqual(keys('links'), [...common.slice(0, 1), 'allow', ...common.slice(1)].sort());
});

test('words stand in lines or between commas, each once; a pattern may hold a comma', () => {
  assert.deepEqual(linesOf('words', ' one, two\n\ntwo \n three words '), ['one', 'two', 'three words']);
  assert.deepEqual(linesOf('patterns', 'a{1,2}\nb'), ['a{1,2}', 'b']);
});

test('what is missing is said before anything is sent', () => {
  assert.deepEqual(missingIn({ ...blankForm('words', ' '), block: false, alert: false }), ['name', 'lines', 'actions']);
  assert.deepEqual(missingIn({ ...blankForm('links', 'Links') }), []);
  assert.deepEqual(missingIn({ ...blankForm('mentions', 'M'), block: false, alert: false, timeout: 60 }), []);
});

test('a rule in one line', async () => {
  await setLanguage('en');
  assert.equal(summaryOf(rule), 'Words: 2 words · blocks · times out for 10 minutes');
  assert.equal(summaryOf({ ...rule, kind: 'mentions', options: { ...rule.options, limit: 3 } }), 'More than 3 mentions · blocks · times out for 10 minutes');
  assert.equal(summaryOf({ ...rule, kind: 'invites', options: { ...rule.options, actions: { block: false, alert: true, timeout: 0 } } }), 'Invites · tells moderators');
});
