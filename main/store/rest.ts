/**
 * Gives the event loop its turn when a slice has used up its time, so that a sale beside an export never waits. It measures real
 * time, not the till's clock: what is rationed is the processor.
 */
export function restBySlices(sliceMs = 8): () => Promise<void> {
  let startedAt = performance.now()
  return async () => {
    if (performance.now() - startedAt < sliceMs) return
    await new Promise((resolve) => setImmediate(resolve))
    startedAt = performance.now()
  }
}
