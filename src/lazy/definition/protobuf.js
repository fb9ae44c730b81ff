// Protocol buffers: services, messages and enums, read leniently. The text itself stands below them.

import { Problem } from './document.js';

const token = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[\w.]+|[^\s\w]/g;
const isComment = word => word.startsWith('//') || word.startsWith('/*');

/** The outline of a `.proto` file. */
export async function read(text) {
  if (!text.trim()) throw new Problem('document-says-nothing');
  const words = new Words(text);
  const found = { packages: [], syntaxes: [], services: [], messages: [], enums: [] };
  readBody(words, '', found);
  if (!found.services.length && !found.messages.length && !found.enums.length) {
    throw new Problem('document-no-protobuf');
  }
  const [syntax] = found.syntaxes;
  return {
    outline: {
      facts: [
        ['document-package', found.packages[0]],
        ['document-syntax', syntax],
      ].filter(([, value]) => value),
      sections: [
        { title: 'document-services', items: found.services },
        { title: 'document-messages', items: found.messages },
        { title: 'document-enums', items: found.enums },
      ].filter(({ items }) => items.length),
    },
  };
}

/** The words of the text one by one, and the comment before the next. */
class Words {
  constructor(text) {
    this.words = [];
    this.place = 0;
    let end = 0;
    for (const { 0: word, index } of text.matchAll(token)) {
      // A comment behind a field says nothing of the next one.
      const trails = isComment(word) && this.words.length > 0 && !text.slice(end, index).includes('\n');
      if (!trails) this.words.push(word);
      end = index + word.length;
    }
  }
  next() {
    let comments = [];
    while (this.place < this.words.length && isComment(this.words[this.place])) comments.push(this.words[this.place++]);
    this.comment = comments.length ? comments.map(bare).join('\n').trim() : undefined;
    return this.words[this.place++];
  }
  /** Up to a `;`, or up to a `{` that is left to be read; blocks within brackets belong to it. */
  statement(first) {
    const found = first ? [first] : [];
    let depth = 0;
    for (let word = this.next(); word !== undefined; word = this.next()) {
      if (depth === 0 && (word === ';' || word === '{')) return { words: found, opens: word === '{' };
      if ('[('.includes(word)) depth++;
      if ('])'.includes(word)) depth--;
      if (depth > 0 && word === '}') return { words: found, opens: false };
      found.push(word);
    }
    return { words: found, opens: false };
  }
  skipBlock() {
    let depth = 1;
    for (let word = this.next(); word !== undefined && depth > 0; ) {
      if (word === '{') depth++;
      if (word === '}') depth--;
      if (depth > 0) word = this.next();
    }
  }
}

const bare = comment => comment.replace(/^\/\/+ ?|^\/\*+|\*\/$/g, '').replace(/^\s*\* ?/gm, '');

/** Statements until the block ends; `rows` are the fields of the block's own message or enum. */
function readBody(words, prefix, found, rows = []) {
  for (let word = words.next(); word !== undefined && word !== '}'; word = words.next()) {
    const description = words.comment;
    const { words: rest, opens } = word === ';' ? { words: [], opens: false } : words.statement(word);
    const [what, name] = rest;
    if (opens && ['message', 'service', 'enum'].includes(what)) {
      readDefinition(words, what, prefix + name, description, found);
    } else if (opens && what === 'oneof') {
      const inner = [];
      readBody(words, prefix, found, inner);
      rows.push(...inner.map(row => ({ ...row, note: undefined, choice: name })));
    } else if (what === 'rpc') {
      rows.push(rpcOf(rest, description));
      if (opens) words.skipBlock();
    } else if (opens) {
      words.skipBlock();
    } else if (what === 'package') {
      found.packages.push(name);
    } else if (what === 'syntax' || what === 'edition') {
      found.syntaxes.push(rest.at(-1)?.slice(1, -1));
    } else if (rest.includes('=') && !['option', 'extensions', 'reserved'].includes(what)) {
      rows.push(fieldOf(rest, description));
    }
  }
  return rows;
}

function readDefinition(words, what, name, description, found) {
  const item = { name, badge: what, description, summary: description?.split('\n')[0] };
  const place = { message: found.messages, service: found.services, enum: found.enums }[what];
  place.push(item);
  item.rows = readBody(words, `${name}.`, found);
}

/** `rpc Watch ( WatchRequest ) returns ( stream CueEvent )` */
function rpcOf(words, description) {
  const text = words.join(' ');
  const [, name, request, response] = /^rpc (\S+) \( (.*?) \) returns \( (.*?) \)/.exec(text) ?? [, words[1] ?? '', '', ''];
  return { name, type: `${request} → ${response}`, description };
}

/** `repeated Cue cues = 2 [ deprecated = true ]`, `map < string , Cue > cues = 3`, `LIGHT = 1` */
function fieldOf(words, description) {
  const equals = words.indexOf('=');
  const name = words[equals - 1] ?? '';
  const type = words.slice(0, Math.max(equals - 1, 0)).join(' ').replace(/ ([<>,])/g, '$1').replace('< ', '<');
  const deprecated = words.slice(equals).join(' ').includes('deprecated = true');
  return { name, type, note: words[equals + 1], deprecated, description };
}
