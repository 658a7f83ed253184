/** Makes something when it is first asked for and keeps it: formatters of `Intl` take a slow device milliseconds each. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
