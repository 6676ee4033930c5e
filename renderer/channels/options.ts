/** A record of words as the options of a choice, in its order. */
export const optionsOf = <V extends string>(
  words: Readonly<Record<V, string>>,
): readonly { readonly value: V; readonly label: string }[] =>
  (Object.entries(words) as [V, string][]).map(([value, label]) => ({ value, label }));
