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
