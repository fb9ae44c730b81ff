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

const isKnownToUs = ({ status, body }) => status < 300 || /template:default\/gate/.test(body?.errors?.[0]?.message);

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
    name: 'which of several wrong keys is named',
    reason: 'the first, or of two that differ in casing only the second; the order of keys in a body is not kept here',
    matches: anyOf(
      beginsAlike(/^Duplicate key "/, 'Duplicate key "'),
      beginsAlike(/^Invalid filter predicate, expected key to be /, 'Invalid filter predicate, expected key to be '),
    ),
  },
  {
    name: 'words of the YAML parser',
    reason: 'a dry run tells the place of a syntax error and then what the parser says of it',
    matches: beginsAlike(/^Error: YAML error at \S+, YAMLParseError: /, 'Error: YAML error at '),
  },
  {
    name: 'words of the reader',
    reason: 'a file that cannot be read is refused with 400; why is told in the words of the reader, and Backstage may read from hosts in its configuration only',
    matches: anyOf(
      beginsAlike(/^(NotFoundError|Error): Unable to read url, /, 'InputError: Unable to read url '),
      beginsAlike(/could not read location \.\/nowhere\.txt, /, 'InputError: Processor PlaceholderProcessor threw an error while preprocessing; caused by Error: Placeholder $text could not read location ./nowhere.txt, '),
    ),
  },
  {
    name: 'kinds of other plugins',
    reason: 'a backend takes only the kinds of its plugins; ours takes kinds it does not know as they are, and checks those it knows',
    matches: (_, ours, theirs) => {
      const message = theirs.body?.errors?.[0]?.message ?? theirs.body?.error?.message ?? '';
      return theirs.status === 400 && /No processor recognized the entity |is not of an allowed kind for that location$/.test(message) && isKnownToUs(ours);
    },
  },
  {
    name: 'keys that differ in casing',
    reason: 'validate-entity tells of them here; Backstage lets them pass, and leaves the entity out when it indexes it',
    matches: ({ path }, ours, theirs) =>
      path === '/validate-entity' && theirs.status === 200 && /duplicate keys that vary only in casing/.test(ours.body?.errors?.[0]?.message),
  },
  {
    name: 'the name of a moved location',
    reason: 'after PUT the Location entity is named after where it is; Backstage keeps the name of where it was',
    matches: ({ path }, ours, theirs) => {
      const rest = ({ status, body }) => ({ ...body, status, entityRef: undefined });
      return path.startsWith('/locations/') && theirs.status === 200 && /^location:default\/generated-/.test(ours.body?.entityRef) && isDeepStrictEqual(rest(ours), rest(theirs));
    },
  },
  {
    name: 'the length of a text',
    reason: "`fields=metadata.name.length` gives JavaScript's length of the text, and destroys the name where it is asked for as well",
    matches: (request, ours, theirs) => ours.status === 200 && theirs.status === 200 && fields(request).some(field => field.trim().endsWith('.length')),
  },
];
