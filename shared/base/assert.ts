/** For states that cannot happen: reaching one is a bug, and a bug throws. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Assertion failed: ${message}`);
}

/** Closes a `switch` over a union: a new member fails to compile here. */
export function never(value: never): never {
  throw new Error(`Unexpected value: ${String(value)}`);
}
