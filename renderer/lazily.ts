/** Made when it is first needed: what Intl makes costs milliseconds, and the first screen needs little of it. */
export function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
