import { type FunctionComponent, type LazyExoticComponent, lazy } from 'react'

let onMissing: () => void = () => undefined

/** Says whom to tell that the till could not send a part of the page. */
export function watchMissingParts(listener: () => void): void {
  onMissing = listener
}

/**
 * A part of the page that the till sends when it is needed. A till that starts again in that moment cannot: the browser then takes
 * the style sheet for loaded, and some browsers the script for missing, for as long as the page lives. So a part that failed is
 * never asked for twice: its promise stays open, and the page begins anew.
 */
export async function fetched<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load()
  } catch {
    onMissing()
    return new Promise<never>(() => undefined)
  }
}

/** A component that is fetched when it is first shown. */
export function fetchedPart<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): LazyExoticComponent<FunctionComponent<Props>> {
  return lazy(async () => ({ default: await fetched(load) }))
}
