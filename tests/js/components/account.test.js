import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldErrors } from '../../../static/js/components/field-errors.js';
import { keepInside, moveBy, pieceOf, startPlace } from '../../../static/js/features/account/crop.js';
import { setLanguage } from '../../../static/js/lib/i18n.js';
import { passwordStrength } from '../../../static/js/lib/password-strength.js';

const wide = { width: 600, height: 300 };

test('a cut begins with the whole of the shorter side, from the middle', () => {
  assert.deepEqual(pieceOf(wide, 1, startPlace(wide)), { x: 150, y: 0, width: 300, height: 300 });
  assert.deepEqual(pieceOf({ width: 300, height: 600 }, 2.5, startPlace({ width: 300, height: 600 })), { x: 0, y: 240, width: 300, height: 120 });
});

test('a piece never leaves the picture, however it is moved and enlarged', () => {
  let place = startPlace(wide);
  for (const [across, down] of [[-5, 0], [0.3, -9], [9, 9], [-0.2, 0.1]]) {
    place = moveBy(wide, 1, keepInside(wide, 1, { ...place, zoom: place.zoom * 1.7 }), across, down);
    const { x, y, width, height } = pieceOf(wide, 1, place);
    assert.ok(x >= 0 && y >= 0 && x + width <= 600.001 && y + height <= 300.001, JSON.stringify(place));
  }
  assert.equal(keepInside(wide, 1, { x: 0, y: 0, zoom: 99 }).zoom, 4);
  assert.equal(keepInside(wide, 1, { x: 0, y: 0, zoom: 0.2 }).zoom, 1);
});

test('length makes a password strong, repetition does not', () => {
  assert.equal(passwordStrength('abcdefgh'), 0);
  assert.equal(passwordStrength('aaaaaaaaaaaaaaaaaaaaaaaa'), 0);
  assert.equal(passwordStrength('12345678901234567890'), 0);
  assert.ok(passwordStrength('korb zelt mond') >= 3);
  assert.equal(passwordStrength('a much longer sentence of mine'), 4);
  assert.ok(passwordStrength('Tr0ub4dor') < passwordStrength('чайник кипит на кухне'));
});

test('a wrong proof is said at the password, a wrong name at the name', () => {
  setLanguage('en');
  assert.deepEqual(fieldErrors({ code: 'wrong_password' }, {}), { password: 'That is not your password.' });
  assert.deepEqual(fieldErrors({ code: 'wrong_name' }, {}), { name: 'That is not the name.' });
  assert.match(fieldErrors({ code: 'invalid_fields', fields: { new_password: 'x' } }, { new_password: 'short' }).new_password, /At least 8/);
});
