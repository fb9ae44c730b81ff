// Differences that are meant. Each entry as narrow as it can be: what it covers is not tested.

import { isDeepStrictEqual } from 'node:util';

/** Both refuse for the same reason and begin alike; the rest is a library's own text. */
function beginsAlike(theirStart, ourStart, isLibrary = () => true) {
  return (_, ours, theirs) => {
    const [mine, yours] = [ours, theirs].map(({ body }) => body?.error?.message);
    if (!mine?.startsWith(ourStart) || !theirStart.test(yours) || !isLibrary(yours)) return false;
    const rest = ({ status, body }) => ({ ...body, status, error: { ...body.error, message: undefined } });
    return isDeepStrictEqual(rest(ours), rest(theirs));
  };
}

const anyOf = (...matches) => (...answers) => matches.some(match => match(...answers));

const isUnion = message => message.includes(', or ');

/** Fields that a request names, in its parameters or its body. */
function fields({ query = [], search = '', body }) {
  const named = [...new URLSearchParams(search), ...query].filter(([name]) => name === 'fields').map(([, value]) => value);
  return [...named, ...(Array.isArray(body?.fields) ? body.fields : [])].flatMap(field => String(field).split(','));
}

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
  {
    name: 'words of the JSON parser',
    reason: "a body or a cursor that is not JSON is refused with 400 in the parser's words, and ours is not V8's",
    matches: anyOf(
      beginsAlike(/^(Unexpected |Expected |Bad |Unterminated )/, 'The body is not JSON: '),
      beginsAlike(/^Malformed cursor: SyntaxError: /, 'Malformed cursor: SyntaxError: '),
    ),
  },
  {
    name: 'words of the schema',
    reason: 'a cursor or a body of a wrong shape is refused with 400; what Zod has to say of it, as JSON or as every alternative, is not repeated',
    matches: anyOf(
      beginsAlike(/^Malformed cursor: InputError: Malformed cursor: \[/, 'Malformed cursor: InputError: Malformed cursor: '),
      beginsAlike(/^Malformed cursor: Validation error: /, 'Malformed cursor: Validation error: '),
      beginsAlike(/^Malformed request: \[/, 'Malformed request: '),
      beginsAlike(/^Invalid query: Validation error: /, 'Invalid query: Validation error: ', isUnion),
      beginsAlike(/^Malformed request body .*, Validation error: /, 'Malformed request body ', isUnion),
    ),
  },
  {
    name: 'which of two keys is the second',
    reason: 'two keys that differ in casing only are refused; the one that is named depends on their order in the body, which is not kept',
    matches: beginsAlike(/^Duplicate key "/, 'Duplicate key "'),
  },
  {
    name: 'the length of a text',
    reason: "`fields=metadata.name.length` gives JavaScript's length of the text, and destroys the name where it is asked for as well",
    matches: (request, ours, theirs) => ours.status === 200 && theirs.status === 200 && fields(request).some(field => field.trim().endsWith('.length')),
  },
];
