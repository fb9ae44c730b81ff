/**
 * Why an extension is not shown; `cause` is for its author. The message is the name of a reason and what
 * belongs to it, each in a line: `src/plugin/failure.rs` says it in the language of the reader.
 */
export class Failure extends Error {
  constructor(reason, cause) {
    super([].concat(reason).join('\n'), { cause });
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
