// AsyncAPI 2 and 3: servers, channels, operations, messages and schemas.

import { Problem, entriesOf, isMap, itemsOf, nameOf, parse, refuseLoops, resolve, textOf } from './document.js';
import { rowsOf, typeOf } from './schema.js';

/** The outline of an AsyncAPI document. */
export async function read(text) {
  const document = await parse(text);
  if (!isMap(document) || !textOf(document.asyncapi)) {
    throw new Problem('document-no-asyncapi');
  }
  refuseLoops(document);
  const { info = {}, components = {} } = document;
  return {
    outline: {
      title: textOf(info?.title),
      version: textOf(info?.version),
      description: textOf(info?.description),
      facts: [
        ['AsyncAPI', textOf(document.asyncapi)],
        ['document-content-type', textOf(document.defaultContentType)],
        ['document-license', textOf(info?.license?.name)],
        ['document-contact', textOf(info?.contact?.email) ?? textOf(info?.contact?.name)],
      ].filter(([, value]) => value),
      sections: [
        { title: 'document-servers', items: entriesOf(document.servers).map(([name, server]) => serverOf(document, name, server)) },
        { title: 'document-channels', items: entriesOf(document.channels).map(([name, channel]) => channelOf(document, name, channel)) },
        { title: 'document-operations', items: operationsOf(document) },
        { title: 'document-messages', items: messagesOf(document) },
        { title: 'document-schemas', items: entriesOf(components?.schemas).map(([name, schema]) => schemaOf(document, name, schema)) },
      ].filter(({ items }) => items.length),
    },
  };
}

function serverOf(document, name, written) {
  const server = resolve(document, written) ?? {};
  const address = textOf(server.url) ?? [textOf(server.host), textOf(server.pathname)].filter(Boolean).join('');
  return { name, badge: textOf(server.protocol), summary: address, description: textOf(server.description) };
}

function channelOf(document, name, written) {
  const channel = resolve(document, written) ?? {};
  const rows = entriesOf(channel.parameters).map(([parameter, value]) => {
    const { description, schema, enum: choices } = resolve(document, value) ?? {};
    const among = itemsOf(choices).map(textOf).join(' | ');
    return { name: parameter, type: among || typeOf(document, schema ?? { type: 'string' }), description: textOf(description) };
  });
  const names = entriesOf(channel.messages).map(([key, message]) => messageName(document, message, key));
  return {
    name: textOf(channel.address) ?? name,
    summary: textOf(channel.title) ?? textOf(channel.summary),
    description: textOf(channel.description),
    notes: names.length ? [['document-messages', names]] : [],
    rows,
  };
}

function operationsOf(document) {
  const three = entriesOf(document.operations).map(([name, written]) => {
    const operation = resolve(document, written) ?? {};
    const channel = resolve(document, operation.channel) ?? {};
    const address = textOf(channel.address) ?? (operation.channel?.$ref ? nameOf(operation.channel.$ref) : '');
    return operationOf(document, name, textOf(operation.action), address, operation, itemsOf(operation.messages));
  });
  const two = entriesOf(document.channels).flatMap(([address, written]) =>
    ['publish', 'subscribe'].flatMap(action => {
      const operation = resolve(document, written)?.[action];
      if (!isMap(operation)) return [];
      const message = resolve(document, operation.message);
      const messages = message?.oneOf ? itemsOf(message.oneOf) : operation.message ? [operation.message] : [];
      return [operationOf(document, textOf(operation.operationId) ?? address, action, address, operation, messages)];
    }),
  );
  return [...three, ...two];
}

function operationOf(document, name, badge, address, operation, messages) {
  const names = messages.map(message => messageName(document, message));
  return {
    name,
    badge,
    summary: textOf(operation.summary) ?? textOf(operation.title),
    description: textOf(operation.description),
    deprecated: operation.deprecated === true,
    notes: [
      ['document-channel', [address]],
      ['document-messages', names],
    ].filter(([, values]) => values.some(Boolean)),
  };
}

function messageName(document, written, key = 'message') {
  const message = resolve(document, written);
  return textOf(message?.name) ?? (typeof written?.$ref === 'string' ? nameOf(written.$ref) : key);
}

/** Those of components, then those written where they are used. */
function messagesOf(document) {
  const found = new Map();
  const take = (key, written) => {
    const message = resolve(document, written);
    if (isMap(message) && !found.has(message)) found.set(message, textOf(message.name) ?? key);
  };
  for (const [key, message] of entriesOf(document.components?.messages)) take(key, message);
  for (const [name, written] of entriesOf(document.channels)) {
    const channel = resolve(document, written) ?? {};
    for (const [key, message] of entriesOf(channel.messages)) take(key, message);
    for (const action of ['publish', 'subscribe']) {
      const message = resolve(document, channel[action]?.message);
      for (const one of message?.oneOf ? itemsOf(message.oneOf) : [message]) take(name, one);
    }
  }
  return [...found].map(([message, name]) => ({
    name,
    summary: textOf(message.summary) ?? textOf(message.title),
    badge: textOf(message.contentType),
    description: textOf(message.description),
    deprecated: message.deprecated === true,
    rows: [
      ...rowsOf(document, message.headers, 'headers.'),
      ...rowsOf(document, message.payload?.schema ?? message.payload),
    ],
    examples: itemsOf(message.examples).map(example => ({
      name: textOf(example?.name) ?? textOf(example?.summary),
      text: JSON.stringify(example?.payload ?? example, null, 2),
    })),
  }));
}

function schemaOf(document, name, schema) {
  const { description } = resolve(document, schema) ?? {};
  return { name, badge: typeOf(document, schema), description: textOf(description), rows: rowsOf(document, schema) };
}
