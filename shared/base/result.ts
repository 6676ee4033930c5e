/** A refusal is a value with a stable code and data; a bug throws. */

export type Refusal<C extends string = string> = {
  readonly code: C;
  /** What the sentence needs: ids, numbers, names of fields. Never people. */
  readonly data?: Readonly<Record<string, unknown>>;
};

export type Result<T, C extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Refusal<C> };

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });

export const refuse = <C extends string>(
  code: C,
  data?: Readonly<Record<string, unknown>>,
): { readonly ok: false; readonly error: Refusal<C> } => ({
  ok: false,
  error: data === undefined ? { code } : { code, data },
});
