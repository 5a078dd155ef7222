/** How light a colour is to the eye, on white paper where it lets light through; all from 0 to 255. */
export function shadeOf(red: number, green: number, blue: number, alpha: number): number {
  const shade = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return Math.round((shade * alpha + 255 * (255 - alpha)) / 255)
}
