import * as v from 'valibot'

/*
 * A printer model is data, not code: how wide, which code pages under which numbers, what it speaks, whether it cuts. The
 * files lie in resources/printers, and a shop may lay one of its own into the data folder.
 */

const pageName = v.pipe(v.string(), v.regex(/^cp\d+$/))
const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

/** Upper half (bytes 0x80 to 0xff) of each code page as 128 characters; U+FFFD where the page has none. */
export const codePageTablesSchema = v.record(pageName, v.pipe(v.string(), v.length(128)))
export type CodePageTables = v.InferOutput<typeof codePageTablesSchema>

/** Dots of a letter in the font that receipts are printed in, on every printer here. */
export const letterDots = 12

export const printerProfileSchema = v.pipe(
  v.object({
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
    /** Words by which a printer that was found names itself, in small letters and figures. None: it is only chosen by hand. */
    foundAs: v.optional(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9]{2,40}$/))), []),
    dialect: v.optional(v.picklist(['esc-pos', 'star']), 'esc-pos'),
    /** Letters of the usual font in a line. */
    columns: whole(24, 64),
    /** Dots that the head prints in a line. */
    dots: v.optional(whole(288, 832), 512),
    /** In order of preference; the number is what this printer wants to hear for the page. */
    codePages: v.pipe(v.array(v.object({ page: pageName, number: whole(0, 255) })), v.minLength(1)),
    cutter: v.picklist(['partial', 'full', 'none']),
    /** Lines of paper pushed out at the end, so that the last line can be torn off. */
    feedLines: whole(0, 20),
    /** The pins of its socket that open a drawer. */
    drawerPins: v.optional(v.array(v.picklist([2, 5])), [2, 5]),
    /** How it takes pictures: rows of the whole width, or strips of columns, 24 dots high. */
    pictures: v.optional(v.picklist(['rows', 'strips']), 'rows'),
    /** How it is asked for its state: Epson's DLE EOT, Star's automatic status, or not at all. */
    status: v.optional(v.picklist(['dle-eot', 'star', 'none']), 'dle-eot'),
  }),
  v.check(({ columns, dots }) => columns * letterDots <= dots, 'more columns than its dots carry'),
)
export type PrinterProfile = v.InferOutput<typeof printerProfileSchema>
/** How a printer is asked for its state. */
export type StatusWay = PrinterProfile['status']

/** The model that a printer which names itself so is likely to be: the longest word that it says wins. */
export function modelNamed<Id extends string>(
  said: string,
  profiles: ReadonlyMap<Id, PrinterProfile>,
): Id | undefined {
  const heard = said.toLowerCase().replace(/[^a-z0-9]/g, '')
  let best: { id: Id; length: number } | undefined
  for (const [id, { foundAs }] of profiles)
    for (const word of foundAs)
      if (heard.includes(word) && word.length > (best?.length ?? 0)) best = { id, length: word.length }
  return best?.id
}
