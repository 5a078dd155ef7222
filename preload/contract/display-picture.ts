/** Of a picture for the customer's display as a data URL, which is how it is kept and shown. */
export const mostPictureChars = 700_000
