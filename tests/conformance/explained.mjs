// Differences that are meant. Each entry as narrow as it can be: what it covers is not tested.

/**
 * @type {{
 *   name: string,
 *   reason: string,
 *   matches: (request: import('./transport.mjs').Request, ours: object, theirs: object) => boolean,
 * }[]} `ours` and `theirs` are answers as `comparison.mjs` leaves them
 */
export const explained = [];
