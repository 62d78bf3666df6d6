import { t } from '../../lib/i18n.js';

/** @typedef {import('../../state/actions/placing.js').Step} Step */

const RULES = /** @type {const} */ ({
  everyone: 'explain.everyone',
  role: 'explain.role',
  owner: 'explain.owner',
  administrator: 'explain.administrator',
  everyone_overwrite: 'explain.everyone_overwrite',
  role_overwrite: 'explain.role_overwrite',
  member_overwrite: 'explain.member_overwrite',
  timed_out: 'explain.timed_out',
  no_view: 'explain.no_view',
  no_send: 'explain.no_send',
});
const EFFECTS = /** @type {const} */ ({ grants: 'explain.grants', denies: 'explain.denies', nothing: 'explain.nothing' });

/** These say something of the very person who is looked at. */
const OF_PERSON = ['owner', 'member_overwrite', 'timed_out'];

/** @param {Step} step @param {string} person how they are called here */
export const ruleText = ({ rule, by }, person) => (rule in RULES ? t(RULES[/** @type {keyof typeof RULES} */ (rule)], { name: OF_PERSON.includes(rule) ? person : (by ?? '') }) : rule);

/** @param {Step} step */
export const effectText = ({ effect }) => t(EFFECTS[effect]);
