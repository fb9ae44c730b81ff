// Runs the code of plugins: `mount(request)` shows one extension in an element. It is loaded with the
// first plugin that is shown.
//
// request: {
//   root           element it is shown in
//   url            absolute address of the plugin's module
//   integrity      hash the module must have, if any
//   isolation      'page' | 'frame'
//   sandbox        address of the document for frames
//   title          what the extension is called
//   extension      {plugin, kind, id}
//   entity         JSON of the entity, if it is about one
//   subpath        what follows its place in the address
//   entityHref     an entity's address, with {namespace}, {kind} and {name} in it
//   fetch(target, init, signal) -> Promise<Response>, navigate(href), notify(message, kind),
//   read(key) -> JSON or undefined, write(key, JSON or undefined)
//   onready(), onfailure(reason, details)
// }

import { mountInFrame } from './plugin/frame.js';
import { mountInPage } from './plugin/page.js';

export { digest } from './plugin/module.js';
export { watch } from './plugin/watch.js';

/**
 * Shows an extension, and says by `onready` or `onfailure` what became of it. A failure can come later,
 * too; what was shown is gone then.
 *
 * @returns {{update: (entity?: string, subpath?: string) => void, unmount: () => void}}
 */
export function mount(request) {
  return request.isolation === 'page' ? mountInPage(request) : mountInFrame(request);
}
