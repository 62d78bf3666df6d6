import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { effect } from '@preact/signals-core';
import { detectLanguage, errorText, formatSize, LANGUAGES, language, loadLanguage, namesText, setLanguage, t, typingText } from '../../../static/js/lib/i18n.js';
import { clientSources, ROOT } from '../support/sources.js';
import { htmlTemplates, looseWords } from '../support/templates.js';

await loadLanguage('ru');

const english = await LANGUAGES.en.load();
const keys = Object.keys(english);

/** @param {unknown} message @returns {string[]} */
const formsOf = (message) => (typeof message === 'string' ? [message] : Object.values(/** @type {any} */ (message)));
/** @param {string} text */
const placeholders = (text) => [...new Set(text.match(/\{\w+\}/g))].sort().join();

for (const [code, { load }] of Object.entries(LANGUAGES)) {
  const messages = await load();

  test(`${code} has every message, and no other`, () => {
    assert.deepEqual(Object.keys(messages).sort(), [...keys].sort());
  });

  test(`${code} uses the same placeholders as English in every form`, () => {
    for (const [key, message] of Object.entries(messages)) {
      const wanted = placeholders(formsOf(english[/** @type {keyof typeof english} */ (key)]).join(' '));
      for (const form of formsOf(message)) assert.equal(placeholders(form), wanted, key);
    }
  });

  test(`${code} has each plural form that its grammar knows`, () => {
    const categories = new Intl.PluralRules(code).resolvedOptions().pluralCategories.toSorted();
    for (const [key, message] of Object.entries(messages)) {
      if (typeof message !== 'string') assert.deepEqual(Object.keys(message).sort(), categories, key);
    }
  });
}

test('every key that the client asks for exists, and is asked for whole', () => {
  for (const [file, source] of clientSources()) {
    for (const [, key] of source.matchAll(/(?<![\w.$])t\(\s*['"`]([^'"`]+)['"`]/g)) {
      assert.ok(keys.includes(key), `${file} asks for “${key}”`);
    }
  }
});

test('every sentence is said somewhere', () => {
  const sources = clientSources().filter(([file]) => !file.startsWith('lib/messages/')).map(([, source]) => source).join('\n');
  const unsaid = keys.filter((key) => !key.startsWith('error.') && !sources.includes(`'${key}'`));
  assert.deepEqual(unsaid, []);
});

test('no component says words of its own', () => {
  const drawing = clientSources().filter(([file]) => /^(components|features)\//.test(file));
  assert.ok(drawing.length > 80);
  const loose = drawing.flatMap(([file, source]) => htmlTemplates(source).flatMap(looseWords).map((words) => `${file}: ${words}`));
  assert.deepEqual(loose, []);
});

test('words in a template are found, values and names are not', () => {
  const source = 'html`<p class="a" aria-label="Close">@{a ? html`<b>@{x}: loud</b>` : `quiet @{y}`} 3 &nbsp; × <@{Icon} name="x" label=@{z} /></p>`'.replaceAll('@', '$');
  assert.deepEqual(htmlTemplates(source).flatMap(looseWords), ['Close', ': loud']);
});

test('every error code of docs/api.md has a sentence', () => {
  const table = readFileSync(new URL('docs/api.md', ROOT), 'utf8').split('| status | when | codes |')[1].split('\n\n')[0];
  const codes = [...table.matchAll(/\| (?:`\w+`(?:, )?)+ \|/g)].flatMap(([cell]) => cell.match(/\w+/g) ?? []);
  assert.ok(codes.length > 15);
  for (const code of codes) assert.ok(keys.includes(`error.${code}`), code);
});

test('Russian counts as Russians do', () => {
  setLanguage('ru');
  const shown = [1, 2, 5, 11, 21, 22, 25, 111].map((count) => t('messages.newer', { count }));
  assert.deepEqual(shown, [
    '1 новое сообщение', '2 новых сообщения', '5 новых сообщений', '11 новых сообщений',
    '21 новое сообщение', '22 новых сообщения', '25 новых сообщений', '111 новых сообщений',
  ]);
});

test('one, two, three or several people type', () => {
  setLanguage('en');
  assert.equal(typingText([]), '');
  assert.equal(typingText(['Ann']), 'Ann is typing…');
  assert.equal(typingText(['Ann', 'Bob']), 'Ann and Bob are typing…');
  assert.equal(typingText(['Ann', 'Bob', 'Cy']), 'Ann, Bob and Cy are typing…');
  assert.equal(typingText(['Ann', 'Bob', 'Cy', 'Di']), 'Several people are typing…');
});

test('names beyond the limit are counted', () => {
  setLanguage('en');
  assert.match(namesText(['Ann', 'Bob']), /^Ann and Bob$/);
  assert.match(namesText(['Ann', 'Bob', 'Cy', 'Di'], 9), /^Ann, Bob, Cy,? and 6 others$/);
});

test('a value is text, whatever it looks like', () => {
  setLanguage('en');
  assert.equal(t('typing.one', { first: '{second} $& <b>' }), '{second} $& <b> is typing…');
});

test('an error speaks the reader’s language, an unknown one for itself', () => {
  setLanguage('ru');
  assert.equal(errorText({ code: 'username_taken', message: 'x' }), 'Это имя уже занято.');
  assert.equal(errorText({ code: 'rate_limited', retry_after: 2.2 }), 'Слишком часто. Подождите, пожалуйста, 3 секунды.');
  assert.equal(errorText({ code: 'brand_new', message: 'Said by the server.' }), 'Said by the server.');
  assert.equal(errorText(null), 'Что-то пошло не так. Повторите, пожалуйста.');
});

test('what was shown is shown again when the language changes', () => {
  setLanguage('en');
  /** @type {string[]} */
  const shown = [];
  const stop = effect(() => { shown.push(t('action.send')); });
  setLanguage('ru');
  stop();
  assert.deepEqual(shown, ['Send', 'Отправить']);
});

test('the browser’s first language that we speak wins', () => {
  assert.equal(detectLanguage(['fr-FR', 'ru-RU', 'en']), 'ru');
  assert.equal(detectLanguage(['fr']), 'en');
  assert.equal(detectLanguage(['constructor']), 'en');
  setLanguage('system');
  assert.ok(language.value in LANGUAGES);
});

test('sizes are said as people say them', () => {
  setLanguage('en');
  assert.deepEqual([1, 500, 2048, 26_214_400].map(formatSize), ['1 byte', '500 bytes', '2 kB', '26.2 MB']);
  setLanguage('ru');
  assert.equal(formatSize(500), '500 байт');
});
