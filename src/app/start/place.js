// Where the portal is on its origin. Hosts serve its page for every address below that, so only the page's own
// links tell: the icon lies beside the program.

const { href } = document.querySelector('link[rel=icon]');

/** Where the files of this build are. */
export const files = new URL('.', href).pathname;

/** Backstage's server writes the configuration into the page, and has those files in a folder of their own. */
export const isInjected = document.documentElement.dataset.config === 'injected';

/** The folder of the portal, `/` or `/portal/`. */
export const folder = isInjected ? new URL('..', href).pathname : files;

/** Whether the reader is at the list. */
export const isList = ['', 'catalog'].includes(location.pathname.slice(folder.length));
