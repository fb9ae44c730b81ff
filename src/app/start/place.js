// Where the portal is on its origin. Hosts serve its page for every address below that, so only the page's own
// links tell: the icon lies in the portal's folder.

/** The folder of the portal, `/` or `/portal/`. */
export const folder = new URL('.', document.querySelector('link[rel=icon]').href).pathname;

/** Backstage's server writes the configuration into the page, and has the program in a folder of its own. */
export const isInjected = document.documentElement.dataset.config === 'injected';

/** Where the program is. */
export const files = isInjected ? `${folder}static/` : folder;

/** Whether the reader is at the list. */
export const isList = ['', 'catalog'].includes(location.pathname.slice(folder.length));
