import { addFiles } from './tray.js';

/** Asks for files as the system does. @param {number} channelId */
export function chooseFiles(channelId) {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.hidden = true;
  const done = () => input.remove();
  input.addEventListener('change', () => {
    addFiles(channelId, [...(input.files ?? [])]);
    done();
    document.getElementById('composer')?.focus();
  });
  input.addEventListener('cancel', done);
  document.body.append(input);
  input.click();
}
