import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slowUntil } from '../../../static/js/features/composer/slow-mode.js';
import { fieldValue, inAnHour, mondayMorning, readTime, tomorrowMorning } from '../../../static/js/features/scheduled/presets.js';
import * as scheduled from '../../../static/js/state/scheduled.js';
import * as timeouts from '../../../static/js/state/timeouts.js';

const NOW = Date.parse('2026-11-26T12:00:00Z');

test('slow mode counts from what was sent last, or is on its way', () => {
  const last = { timestamp: '2026-11-26T11:59:50Z' };
  assert.equal(slowUntil(0, last, [], NOW), 0);
  assert.equal(slowUntil(30, null, [], NOW) < NOW, true);
  assert.equal(slowUntil(30, last, [], NOW), NOW + 20_000);
  assert.equal(slowUntil(30, last, [{ createdAt: NOW - 1000, error: null }], NOW), NOW + 29_000);
  assert.equal(slowUntil(30, last, [{ createdAt: NOW, error: { code: 'forbidden' } }], NOW), NOW + 20_000);
  assert.equal(slowUntil(30, null, [{ createdAt: NOW - 1000, error: { code: 'slow_mode', retry_after: 12 } }], NOW), NOW + 11_000);
});

test('a server whose clock is ahead makes nobody wait longer', () => {
  assert.equal(slowUntil(30, { timestamp: '2026-11-26T13:00:00Z' }, [], NOW), NOW + 30_000);
});

test('the times that people name', () => {
  const thursday = new Date(2026, 10, 26, 14, 5, 30);
  assert.equal(fieldValue(inAnHour(thursday)), '2026-11-26T15:05');
  assert.equal(fieldValue(tomorrowMorning(thursday)), '2026-11-27T09:00');
  assert.equal(fieldValue(mondayMorning(thursday)), '2026-11-30T09:00');
  assert.equal(fieldValue(mondayMorning(new Date(2026, 10, 30, 8))), '2026-12-07T09:00');
  assert.equal(fieldValue(mondayMorning(new Date(2026, 10, 29, 8))), '2026-11-30T09:00');
});

test('a time must be there, ahead, and within a year', () => {
  const at = (/** @type {number} */ time) => readTime(fieldValue(new Date(time)), NOW);
  assert.deepEqual(readTime('', NOW), { wrong: 'none' });
  assert.deepEqual(at(NOW), { wrong: 'soon' });
  assert.deepEqual(at(NOW + 366 * 24 * 3600_000), { wrong: 'late' });
  assert.deepEqual(at(NOW + 120_000), { at: new Date(NOW + 120_000) });
});

/** @param {number} id @param {string} send_at @returns {any} */
const wait = (id, send_at) => ({ id, channel_id: 11, content: `text ${id}`, send_at, problem: null });

test('what is scheduled stands in order, once, until it is sent', () => {
  let list = scheduled.scheduledLoaded(scheduled.initial, { scheduled: [wait(2, '2026-12-02'), wait(1, '2026-12-01')] });
  list = scheduled.scheduledSaved(list, wait(3, '2026-11-30'));
  list = scheduled.scheduledSaved(list, wait(2, '2026-11-29'));
  assert.deepEqual(list.items.map(({ id }) => id), [2, 3, 1]);
  assert.deepEqual(scheduled.scheduledDeleted(list, { id: 3 }).items.map(({ id }) => id), [2, 1]);
  assert.equal(scheduled.scheduledDeleted(list, { id: 9 }), list);
  assert.deepEqual(scheduled.channelDeleted(list, { id: 11 }).items, []);
});

test('where one is silenced is known from the start and from events, others’ are not mine', () => {
  const until = '2026-11-26T13:00:00.000Z';
  /** @param {number} id @param {string | null} until @returns {any} */
  const member = (id, until) => ({ user: { id }, roles: [], timed_out_until: until });
  const start = timeouts.bootstrapped(timeouts.initial, { guilds: /** @type {any} */ ([{ id: 1, member: member(101, until) }, { id: 2, member: member(101, null) }, { id: 3 }]) });
  assert.deepEqual(start, { 1: until });
  const context = /** @type {any} */ ({ meId: 101 });
  assert.equal(timeouts.memberUpdated(start, { guild_id: 2, member: member(102, until) }, context), start);
  assert.deepEqual(timeouts.memberUpdated(start, { guild_id: 2, member: member(101, until) }, context), { 1: until, 2: until });
  assert.deepEqual(timeouts.memberUpdated(start, { guild_id: 1, member: member(101, null) }, context), {});
});
