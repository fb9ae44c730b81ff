/**
 * Why an extension is not shown: the name of a sentence (`src/plugin/reason.rs`), and `of` what it is said;
 * `cause` is for its author.
 */
export class Failure extends Error {
  constructor(reason, cause, ...of) {
    super(reason, { cause });
    this.of = of.map(String);
  }

  /** The cause with all that is known of it. */
  get details() {
    const { cause } = this;
    if (cause === undefined) return '';
    const name = cause?.message === undefined ? String(cause) : `${cause.name ?? 'Error'}: ${cause.message}`;
    const stack = String(cause?.stack ?? '');
    return stack.includes(cause?.message) && stack ? stack : `${name}\n${stack}`.trim();
  }

  /** Whatever was thrown, as a failure. */
  static of(thrown, reason) {
    return thrown instanceof Failure ? thrown : new Failure(reason, thrown);
  }
}
