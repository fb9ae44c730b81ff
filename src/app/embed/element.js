// <callboard-tab entity="component:default/web" tab="catalog/overview">: a tab or a card of a portal in any
// page. This file waits; all else is loaded when an element comes near what is in sight.
//
// Attributes: `entity`; `tab` or `card` by plugin and name; `config`, the address of the portal's
// config.json, by default the one beside this file; `backend`, the name of one of several in it, by default
// the first; `theme`, by default the page's.
// Property `token`: async backend => text. Events: `callboard-navigate` {href, entityRef}, which can be
// cancelled, and `callboard-error` {reason}.

const config = new URL('config.json', import.meta.url);

class CallboardTab extends HTMLElement {
  static observedAttributes = ['entity', 'tab', 'card', 'config', 'backend'];

  static #near = new IntersectionObserver(
    seen => {
      for (const { target, isIntersecting } of seen) if (isIntersecting) target.#approach();
    },
    { rootMargin: '200px' },
  );

  /** Until the portal's own sheet is there. */
  static #empty = new CSSStyleSheet();

  static {
    this.#empty.replaceSync(':host{display:block;min-block-size:128px}:host([hidden]){display:none}');
  }

  #root = this.attachShadow({ mode: 'open' });
  #isNear = false;
  /** Counts what was wanted; only the last matters. */
  #turn = 0;
  #token;
  #end;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [CallboardTab.#empty];
  }

  get token() {
    return this.#token;
  }

  set token(ask) {
    if (ask === this.#token) return;
    this.#token = ask;
    this.#show();
  }

  connectedCallback() {
    // Set on an element that this script came too late for, it hides the property.
    if (Object.hasOwn(this, 'token')) {
      const { token } = this;
      delete this.token;
      this.token = token;
    }
    if (!this.#isNear) CallboardTab.#near.observe(this);
    // A frame that is moved is loaded anew, and whatever was in it is gone.
    else if (this.#root.querySelector('iframe')) this.#show();
  }

  disconnectedCallback() {
    // What is only moved is back by then.
    queueMicrotask(() => {
      if (this.isConnected) return;
      CallboardTab.#near.unobserve(this);
      this.#isNear = false;
      this.#turn += 1;
      this.#end?.();
      this.#end = undefined;
    });
  }

  attributeChangedCallback(_, before, now) {
    if (before !== now) this.#show();
  }

  #approach() {
    CallboardTab.#near.unobserve(this);
    this.#isNear = true;
    this.#show();
  }

  async #show() {
    if (!this.#isNear) return;
    const turn = (this.#turn += 1);
    try {
      const { settle } = await import(PARTS);
      const show = await settle();
      if (turn !== this.#turn) return;
      const end = show(this.#root, this.#order());
      this.#end?.();
      this.#end = end;
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  #order() {
    const written = name => this.getAttribute(name) ?? undefined;
    return {
      entity: written('entity') ?? '',
      tab: written('tab'),
      card: written('card'),
      config: new URL(written('config') ?? config, document.baseURI).href,
      backend: written('backend'),
      token: this.#token,
      leave: (href, entityRef) => {
        if (this.#tell('callboard-navigate', { href, entityRef })) location.assign(href);
      },
      fail: reason => this.#tell('callboard-error', { reason }),
    };
  }

  #tell(name, detail) {
    return this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable: true, detail }));
  }

  #fail(error) {
    const reason = `This part of the portal could not be loaded. ${error.message ?? error}`;
    const words = document.createElement('p');
    words.role = 'alert';
    words.textContent = reason;
    this.#end?.();
    this.#end = () => words.remove();
    this.#root.append(words);
    this.#tell('callboard-error', { reason });
  }
}

// Another portal's script may have been quicker.
if (!customElements.get('callboard-tab')) customElements.define('callboard-tab', CallboardTab);
