/** How long to wait, rounded up: whoever tries then is listened to. A narrow no-break space keeps number and unit together. */
export function waitWords(waitMs: string | number | undefined, seconds: string, minutes: string): string {
  const whole = Math.ceil(Number(waitMs ?? 0) / 1_000)
  return whole <= 90 ? `${whole}\u202f${seconds}` : `${Math.ceil(whole / 60)}\u202f${minutes}`
}
