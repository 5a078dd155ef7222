import * as v from 'valibot'

/*
 * A printer model is data, not code: how wide, which code pages under which numbers, whether it cuts. The files lie in
 * resources/printers; what does not parse is a mistake in the file and stops the start.
 */

const pageName = v.pipe(v.string(), v.regex(/^cp\d+$/))

/** Upper half (bytes 0x80 to 0xff) of each code page as 128 characters; U+FFFD where the page has none. */
export const codePageTablesSchema = v.record(pageName, v.pipe(v.string(), v.length(128)))
export type CodePageTables = v.InferOutput<typeof codePageTablesSchema>

export const printerProfileSchema = v.object({
  name: v.pipe(v.string(), v.minLength(1)),
  columns: v.pipe(v.number(), v.integer(), v.minValue(24), v.maxValue(64)),
  /** In order of preference; the number is what this printer wants after ESC t. */
  codePages: v.pipe(
    v.array(
      v.object({ page: pageName, number: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255)) }),
    ),
    v.minLength(1),
  ),
  cutter: v.picklist(['partial', 'full', 'none']),
  /** Lines of paper pushed out at the end, so that the last line can be torn off. */
  feedLines: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20)),
})
export type PrinterProfile = v.InferOutput<typeof printerProfileSchema>
