import { useComputed } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../../state/context.js';
import { popover } from '../shell/ui.js';
import { selection } from './selection.js';
import { focused, hovered, tabStop } from './focus-state.js';

const FLASH = 2000;

/** What sets one row apart just now; a row is drawn again only when its own answer changes. @param {{key: string, message: {id: number, channel_id: number}}} row */
export function useMark(row) {
  const { store } = useApp();
  const { key, message } = row;
  const isOpen = useComputed(() => popover.value?.owner === key);
  const isActive = useComputed(() => isOpen.value || (hovered.value ?? focused.value) === key);
  const isStop = useComputed(() => tabStop.value === key);
  const isEditing = useComputed(() => store.editing.value?.messageId === message.id && store.editing.value.channelId === message.channel_id);
  const token = useComputed(() => (store.jump.value?.messageId === message.id ? store.jump.value.token : 0));
  const choice = useComputed(() => (selection.value?.channelId !== message.channel_id ? null : selection.value.ids.has(message.id)));
  return { isChosen: choice.value, isOpen: isOpen.value, isActive: isActive.value, isStop: isStop.value, isEditing: isEditing.value, flash: useFlash(token.value) };
}

/** @param {number} token */
function useFlash(token) {
  const [on, setOn] = useState(token > 0);
  useEffect(() => {
    if (!token) return undefined;
    setOn(true);
    const timer = setTimeout(setOn, FLASH, false);
    return () => clearTimeout(timer);
  }, [token]);
  return on;
}
