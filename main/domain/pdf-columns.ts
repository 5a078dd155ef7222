/** How many columns the lines of a PDF have: on sheets more than on a roll, so that the letters are no larger than needed. */
export const pdfColumns = { a4: 64, a6: 48, roll: 42 } as const
