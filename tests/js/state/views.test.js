import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BORIS } from '../support/hall.js';
import { createWorld } from '../support/world.js';

test('members stand under their hoisted role, then online, then offline, by name', async () => {
  const world = createWorld();
  world.hall.online.add(BORIS.id);
  await world.enter();
  const drawn = () => world.views.memberSections(1).value.sections.map(({ key, members }) => `${key}: ${members.map(({ name }) => name).join(' ')}`);
  assert.deepEqual(drawn(), ['online: boris', 'offline: anna clara']);
  world.hall.setOnline(103, true);
  await world.clock.advance(100);
  assert.deepEqual(drawn(), ['online: boris clara', 'offline: anna']);
  assert.equal(world.views.memberSections(1).value.total, 3);
});

test('a collapsed category lists its unread and its selected channel', async () => {
  const world = createWorld();
  world.hall.channels.push({ ...world.hall.channel(30, 1, 'Talk'), type: /** @type {any} */ ('category') });
  for (const id of [31, 32, 33]) {
    world.hall.open(id, 1, `c${id}`);
    Object.assign(world.hall.find(id), { parent_id: 30 });
  }
  await world.enter();
  world.actions.openChannel(1, 31);
  world.hall.send(BORIS, 33, 'psst');
  world.actions.toggleCategory(30);
  await world.clock.advance(500);
  const [, talk] = world.views.channelSections(1).value;
  assert.deepEqual([talk.collapsed, talk.channels.map(({ channel }) => channel.id)], [true, [31, 33]]);
  world.actions.toggleCategory(30);
  assert.equal(world.views.channelSections(1).value[1].channels.length, 3);
});

test('language and theme follow the system until the reader says otherwise', async () => {
  const world = createWorld();
  assert.deepEqual([world.views.language.value, world.views.theme.value], ['ru', 'dark']);
  world.actions.setPref('theme', 'system');
  assert.equal(world.views.theme.value, 'light');
  world.actions.setPref('language', 'en');
  assert.equal(world.views.language.value, 'en');
});

test('guild marks add up their channels', async () => {
  const world = createWorld();
  await world.enter();
  world.hall.send(BORIS, 21, 'psst');
  await world.clock.advance(100);
  assert.deepEqual(world.views.guildList.value.map(({ unread, selected }) => [unread, selected]), [[false, true], [true, false]]);
  assert.equal(world.views.can(11, 'SEND_MESSAGES'), true);
  assert.equal(world.views.can(999, 'SEND_MESSAGES'), false);
});
