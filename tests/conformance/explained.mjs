// Differences that are meant. Each entry as narrow as it can be: what it covers is not tested.

/**
 * @type {{
 *   name: string,
 *   reason: string,
 *   matches: (request: import('./transport.mjs').Request, ours: object, theirs: object) => boolean,
 * }[]} `ours` and `theirs` are answers as `comparison.mjs` leaves them
 */
export const explained = [
  {
    name: 'the backend fails',
    reason: 'it answers 500 with the text of a database or a type error; a wrong request is refused with 400',
    matches: (_, ours, theirs) => theirs.status === 500 && ours.status === 400 && ours.body?.error?.name === 'InputError',
  },
];
