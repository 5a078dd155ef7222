import { afterFrame } from './after-frame.ts'

/** The pictures of the sample catalogue and whatever a product names from them: name → address. */
const addresses = new Map(
  Object.entries(
    import.meta.glob<string>('./pictures/*.svg', { eager: true, query: '?url', import: 'default' }),
  ).map(([path, address]) => [path.slice(path.lastIndexOf('/') + 1, -'.svg'.length), address]),
)

export const pictureNames: readonly string[] = [...addresses.keys()]

/** A product's picture as something an image can show: one of ours by name, or the small one stored with it. */
export function pictureAddress(picture: string | null): string | undefined {
  if (picture === null) return undefined
  return picture.startsWith('data:') ? picture : addresses.get(picture)
}

/*
 * Each picture is a small document of its own for the browser, and two dozen of them before the first frame would make everybody
 * wait who wants to sell. They are drawn once the tiles stand; their place is kept free.
 */
let wanted = false
const listeners = new Set<() => void>()

export const picturesWanted = (): boolean => wanted

export function onPicturesWanted(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Called when the first screen is drawn: pictures follow after its frame. */
export function wantPicturesSoon(): void {
  if (wanted) return
  afterFrame(() => {
    wanted = true
    for (const listener of listeners) listener()
  })
}
