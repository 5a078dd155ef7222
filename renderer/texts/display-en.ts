/** Words for the settings of the customer's display; its own words are in renderer/display. */
export type DisplayTexts = typeof displayEn

export const displayEn = {
  title: 'Customer display',
  what: 'What the customer sees: lines, total, card reader and change. It shows no setting and changes nothing.',
  open: 'Open the display',
  address: 'Address for the second screen',
  addressHint:
    'It opens on this machine only, for example in a second browser window; no other device on the network can reach it.',
  copy: 'Copy',
  copied: 'The address is copied.',
  renew: 'New address',
  renewHint: 'A new address closes the old one at once.',
  renewed: 'The display has a new address.',
  opens: 'It opens',
  opensAsked: 'only when asked',
  opensSecond: 'by itself on the second screen',
  screen: 'Screen',
  screenAny: 'the one that the till is not on',
  screenTills: 'the till is on it',
  noSecond:
    'There is no second screen now. The display opens as soon as one is connected; opened by hand it is a small window.',
  language: 'Language of the customers',
  languageOfShop: 'as the till',
  theme: 'Colours',
  greeting: 'Greeting',
  greetingHint: 'While nobody is served. Empty: “Welcome”.',
  thanks: 'After the sale',
  thanksHint: 'Empty: “Thank you”.',
  picture: 'Picture',
  pictureHint: 'Fills the display while nobody is served. Without one the shop’s logo or name stands there.',
  choose: 'Choose a picture',
  change: 'Other picture',
  remove: 'Remove',
}
