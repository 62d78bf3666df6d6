import { useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { FriendsDrawing } from '../../components/scenes.js';
import { Field, FormNotice } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createFriends } from '../../state/actions/friends.js';
import { useApp } from '../../state/context.js';

/** By user name. */
export function AddFriend() {
  const { store, use } = useApp();
  const friends = use(createFriends);
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [name, setName] = useState('');
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null), done: '' });
  /** @param {Event} event */
  const submit = async (event) => {
    event.preventDefault();
    const wanted = name.trim().replace(/^@/, '');
    if (state.busy || wanted === '') return;
    const before = find(store, wanted)?.kind;
    setState({ busy: true, error: null, done: '' });
    const result = await friends.request(wanted);
    const kind = find(store, wanted)?.kind;
    if (result.ok) setName('');
    setState({ busy: false, error: result.ok ? null : result.error, done: result.ok ? doneText(wanted, before, kind) : '' });
    input.current?.focus();
  };
  return html`<div class="add-friend">
    <form class="add-friend-form" onSubmit=${submit}>
      <${Field} label=${t('friends.username')} note=${t('friends.add_lead')} value=${name} onInput=${setName} error=${state.error ? errorOf(state.error) : undefined} inputRef=${input}
        autocomplete="off" autocapitalize="none" spellcheck=${false} maxlength="64">
        <${Button} type="submit" kind="primary" small busy=${state.busy}>${t('friends.send')}<//>
      <//>
      ${state.done && html`<${FormNotice}>${state.done}<//>`}
    </form>
    <${FriendsDrawing} />
  </div>`;
}

/** @param {any} store @param {string} username @returns {import('../../state/types.js').Relationship | undefined} */
const find = (store, username) =>
  /** @type {import('../../state/types.js').Relationship[]} */ (Object.values(store.friends.peek().byUser)).find(({ user }) => user.username.toLowerCase() === username.toLowerCase());

/** @param {string} name @param {string} [before] @param {string} [kind] */
function doneText(name, before, kind) {
  if (before === 'friend') return t('friends.already', { name });
  if (before === 'outgoing') return t('friends.asked_already', { name });
  return kind === 'friend' ? t('friends.now', { name }) : t('friends.sent', { name });
}

/** @param {any} error */
function errorOf(error) {
  if (error.code === 'not_found') return t('friends.nobody');
  if (error.code === 'forbidden') return t('friends.not_possible');
  if (error.code === 'invalid_fields') return t('friends.yourself');
  return errorText(error);
}
