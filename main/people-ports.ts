/** Makes what is kept in place of a PIN: slow on purpose, and never on the thread that sells. */
export type PinHasher = {
  /** With a salt of its own and its parameters in it. */
  hash(pin: string): Promise<string>
  matches(pin: string, kept: string): Promise<boolean>
}
