import { openMenu } from '../../components/context-menu.js';
import { useDragList } from '../../components/drag-list.js';
import { IconButton } from '../../components/icon-button.js';
import { Icon } from '../../components/icon.js';
import { announce } from '../../components/live-region.js';
import { Menu } from '../../components/menu.js';
import { downKeys, orderStep, upKeys } from '../../components/order-keys.js';
import { useRoving } from '../../components/roving.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { openDialog, togglePopover } from '../shell/ui.js';
import { DeleteRole } from './delete-role.js';
import { reordered } from './reordered.js';
import { RoleDot } from './role-dot.js';

/** @typedef {import('../../state/types.js').Role} Role */

/**
 * The ladder, highest on top; @everyone stands below all and does not move.
 * @param {{roles: Role[], rank: number, chosen: number|null, onChoose: (id: number) => void, onOrder: (ids: number[]) => Promise<any>, onDuplicate: (role: Role) => void}} props
 */
export function RoleList({ roles, rank, chosen, onChoose, onOrder, onDuplicate }) {
  const { ref: roving, onKeyDown } = useRoving('.role-row-open', { current: '[aria-current="true"]' });
  /** @param {string|number} id */
  const mayMove = (id) => roles.some((role) => role.id === Number(id) && role.position > 0 && role.position < rank);
  /** @param {number} id @param {number} target @param {'before'|'after'} where */
  const move = async (id, target, where) => {
    const ids = reordered(roles.filter((role) => role.position > 0).map((role) => role.id), id, target, where);
    if (!ids) return;
    const name = roles.find((role) => role.id === id)?.name ?? '';
    const work = onOrder([...ids].reverse());
    requestAnimationFrame(() => focusRow(id));
    const result = await work;
    if (result.ok) announce(() => t('order.moved', { name, place: ids.indexOf(id) + 1, count: ids.length }));
  };
  /** A row that is put elsewhere loses the focus on its way. @param {number} id */
  const focusRow = (id) => /** @type {HTMLElement|null|undefined} */ (roving.current?.querySelector(`[data-drag="${id}"] .role-row-open`))?.focus();
  const drag = useDragList({
    enabled: true,
    mayDrag: mayMove,
    mayDrop: (_, target) => mayMove(target),
    onDrop: (key, { key: target, where }) => move(Number(key), Number(target), where === 'before' ? 'before' : 'after'),
  });
  /** @param {Role} role @param {1|-1} step */
  const stepOf = (role, step) => {
    const next = roles[roles.indexOf(role) + step];
    return mayMove(role.id) && next && mayMove(next.id) ? () => move(role.id, next.id, step > 0 ? 'after' : 'before') : null;
  };
  /** @param {Role} role */
  const entriesOf = (role) => entries(role, { up: stepOf(role, -1), down: stepOf(role, 1), mayChange: mayMove(role.id), onDuplicate });
  /** @param {KeyboardEvent} event @param {Role} role */
  const keys = (event, role) => {
    const step = orderStep(event);
    if (step === null) return;
    event.preventDefault();
    stepOf(role, step)?.();
  };
  return html`<ul class="role-list" ref=${(/** @type {any} */ element) => { roving.current = element; drag.current = element; }} onKeyDown=${onKeyDown} aria-label=${t('role.list')}>
    ${roles.map((role) => html`<li class="role-row" key=${role.id} data-drag=${role.position > 0 ? role.id : undefined} data-held=${mayMove(role.id) ? undefined : ''}
      onContextMenu=${(/** @type {any} */ event) => openMenu(event, role.name, entriesOf(role))}>
      <span class="role-row-grip" aria-hidden="true"><${Icon} name=${mayMove(role.id) ? 'grip-vertical' : role.position === 0 ? 'users' : 'lock'} size=${16} /></span>
      <button type="button" class="role-row-open" aria-current=${String(role.id === chosen)} onClick=${() => onChoose(role.id)} onKeyDown=${(/** @type {any} */ event) => keys(event, role)}>
        <${RoleDot} role=${role} /><span class="truncate">${role.name}</span>
      </button>
      <${IconButton} icon="ellipsis" small data-no-drag label=${t('role.menu', { name: role.name })} tabindex="-1" aria-haspopup="menu"
        onClick=${(/** @type {any} */ event) => togglePopover(event.currentTarget, Menu, { label: t('role.menu', { name: role.name }), entries: entriesOf(role) })} />
    </li>`)}
  </ul>`;
}

/** @param {Role} role @param {{up: (() => void)|null, down: (() => void)|null, mayChange: boolean, onDuplicate: (role: Role) => void}} ways @returns {any[]} */
function entries(role, { up, down, mayChange, onDuplicate }) {
  return [
    { label: t('order.up'), icon: 'arrow-up', keys: upKeys(), disabled: !up, onSelect: () => up?.() },
    { label: t('order.down'), icon: 'arrow-down', keys: downKeys(), disabled: !down, onSelect: () => down?.() },
    'line',
    { label: t('role.duplicate'), icon: 'copy-plus', onSelect: () => onDuplicate(role) },
    { label: t('role.delete'), icon: 'trash-2', danger: true, disabled: !mayChange, onSelect: () => openDialog(DeleteRole, { role }) },
  ];
}
