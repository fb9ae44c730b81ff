/**
 * What a Callboard plugin is made of, version 1.
 *
 * A plugin is a manifest (`plugin.json`, described by `plugin.schema.json`) and an ES module with the
 * two exports of {@link PluginModule}. See `index.html` beside this file.
 */

/** The module that a manifest's `entry` names. */
export interface PluginModule {
  /** The version of this contract that the module is written for. */
  readonly apiVersion: 1;
  /**
   * Shows one extension. It has ten seconds; whatever it throws or rejects with is shown in its place,
   * with a button to try again.
   *
   * @param root An empty element to draw into: in a shadow root with the portal's base sheet, or in a
   *   frame's document. Custom properties of the portal (`--color-text`, `--space-3`, ...) hold in both.
   */
  mount(root: HTMLElement, host: Host): Handle | Promise<Handle>;
}

/** What the portal holds while an extension is shown. */
export interface Handle {
  /**
   * The entity has changed, or what follows the extension's place in the address has; `host.entity` and
   * `host.subpath()` are new already. Without it nothing happens on a change.
   */
  update?(entity: Entity | undefined): void;
  /** The reader leaves. `host.signal` is aborted already, and `root` goes away afterwards. */
  unmount(): void;
}

/** What a plugin can ask of the portal. It is the same in a page and in a frame. */
export interface Host {
  /** The version of this contract. */
  readonly apiVersion: 1;
  /** Which extension of which plugin is shown: one module may serve all of them. */
  readonly extension: {
    /** The plugin's id: `acme.builds`. */
    readonly plugin: string;
    /** What it is declared as. */
    readonly kind: 'tab' | 'card' | 'page';
    /** A tab's or a page's `path`, or a card's `id`, as declared. */
    readonly id: string;
  };
  /** The entity, of tabs and cards: frozen plain JSON as the catalog has it. */
  readonly entity?: Entity;
  /** Aborted before `unmount` is called. After that every other function here throws an `AbortError`. */
  readonly signal: AbortSignal;
  /**
   * Asks a declared endpoint of the backend (`/api/...`), signed in as the reader, or a URL of a declared
   * origin, as nobody. Redirects are not followed. `method`, `headers`, `body`, `cache` and `signal` of
   * `init` count.
   *
   * @throws A `DOMException` named `NotAllowedError` for anything that is not declared or not granted.
   */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /**
   * The address of an entity's page.
   *
   * @param reference `kind:namespace/name` or `kind:name`
   */
  href(reference: string): string;
  /** Goes to an address of the portal; for one elsewhere the reader is asked first. */
  navigate(href: string): void;
  /** What follows the extension's place in the address: `42/log` at `.../builds/42/log`. */
  subpath(): string;
  /** Says something in a corner of the portal. A few words in a while; more are left out. */
  notify(message: string, kind?: 'info' | 'success' | 'warning' | 'error'): void;
  /** JSON that the plugin keeps in this browser, 100,000 bytes in all. No other plugin sees it in a frame. */
  readonly storage: {
    /** What is kept under a key; `undefined` if nothing is. */
    get(key: string): Promise<unknown>;
    /**
     * Keeps a value under a key; `undefined` forgets it.
     *
     * @throws A `DOMException` named `QuotaExceededError` when it is too much.
     */
    set(key: string, value: unknown): Promise<void>;
  };
}

/** An entity of the catalog, in Backstage's shape. */
export interface Entity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly title?: string;
    readonly description?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly tags?: readonly string[];
    readonly links?: readonly { readonly url: string; readonly title?: string; readonly icon?: string; readonly type?: string }[];
    readonly [key: string]: unknown;
  };
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly relations?: readonly { readonly type: string; readonly targetRef: string }[];
  readonly [key: string]: unknown;
}
