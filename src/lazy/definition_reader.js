// A web worker that reads definitions of APIs, which may be megabytes: it parses and lists, and the page
// draws what it is told.
// In: {id, type, text}, then {id, part}. Out: {id, outline}, {id, document}, {id, problem: {name, of}} or
// {id, error}. It gives names of texts, which the page says.

import { Problem } from './definition/document.js';

const readers = {
  openapi: () => import('./definition/openapi.js'),
  asyncapi: () => import('./definition/asyncapi.js'),
  graphql: () => import('./definition/graphql.js'),
  grpc: () => import('./definition/protobuf.js'),
};

let last;

addEventListener('message', async ({ data: { id, type, text, part } }) => {
  try {
    if (part !== undefined) return postMessage({ id, document: last.part(part) });
    const { read } = await readers[type]();
    last = await read(text);
    postMessage({ id, outline: last.outline });
  } catch (error) {
    if (error instanceof Problem) postMessage({ id, problem: { name: error.message, of: error.of } });
    else if (error instanceof RangeError) postMessage({ id, problem: { name: 'document-too-deep' } });
    else postMessage({ id, error: String(error?.message ?? error) });
  }
});
