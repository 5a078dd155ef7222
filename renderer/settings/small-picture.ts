import { mostPictureChars } from '../../preload/contract/display-picture.ts'

/** Larger files are not opened: no shop's picture is, and the browser would hold it unpacked. */
const mostFileBytes = 30_000_000
/** Enough for a full screen; smaller where the first does not fit into what is kept. */
const tries = [
  { side: 1920, quality: 0.85 },
  { side: 1600, quality: 0.75 },
  { side: 1280, quality: 0.6 },
  { side: 960, quality: 0.5 },
]

/** The picture as the display shows it, as a data URL; null where it is none. */
export async function smallPicture(file: File): Promise<string | null> {
  if (file.size > mostFileBytes) return null
  let image: ImageBitmap
  try {
    image = await createImageBitmap(file)
  } catch {
    // InvalidStateError is how the browser says that it cannot read it.
    return null
  }
  try {
    for (const { side, quality } of tries) {
      const url = await drawn(image, side, quality)
      if (url !== null && url.length <= mostPictureChars) return url
    }
    return null
  } finally {
    image.close()
  }
}

async function drawn(image: ImageBitmap, side: number, quality: number): Promise<string | null> {
  const scale = Math.min(1, side / Math.max(image.width, image.height))
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(image.width * scale)),
    Math.max(1, Math.round(image.height * scale)),
  )
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  // WebP keeps what is transparent; a browser that cannot write it answers a PNG.
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality })
  return await new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : null)
    reader.onerror = () => resolve(null)
    reader.readAsDataURL(blob)
  })
}
