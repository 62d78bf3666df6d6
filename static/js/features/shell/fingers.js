import { listenForLongPresses } from '../../components/long-press.js';
import { makeRoomForKeyboard } from './keyboard-room.js';

/** What a screen that can be touched needs beside all else. */
export function listenToFingers() {
  listenForLongPresses();
  makeRoomForKeyboard();
}
