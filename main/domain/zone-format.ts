/**
 * One of Intl's formats for whichever zone is asked for. Making one takes longer than laying out a whole receipt, and a till
 * has one zone: the newest is kept. What comes out depends on the zone alone.
 */
export function zoneFormat(options: Intl.DateTimeFormatOptions): (timeZone: string) => Intl.DateTimeFormat {
  let kept: { timeZone: string; format: Intl.DateTimeFormat } | undefined
  return (timeZone) => {
    if (kept?.timeZone !== timeZone)
      kept = { timeZone, format: new Intl.DateTimeFormat('en-GB', { ...options, timeZone }) }
    return kept.format
  }
}
