type Growing =
  | Uint8Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>

/** The same array while it is long enough, else a copy half as long again. */
export const roomy = <T extends Growing>(array: T, length: number): T => {
  if (length <= array.length) return array
  const Same = array.constructor as new (length: number) => T
  const larger = new Same(length + (length >> 1) + 64)
  larger.set(array)
  return larger
}
