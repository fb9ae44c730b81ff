// What the portal imports: starts the program, then hands over to it. The program is started once and
// stays, however often the tab is opened.

import init, { mount as start } from './oncall.js';

export const apiVersion = 1;

export async function mount(root, host) {
  await init();
  return start(root, host);
}
