import { describe, expect, it } from 'vitest'
import { parseStartOptions } from '../../build/start-options.mjs'

describe('the options of npm start', () => {
  it('are all left out by most people', () => {
    expect(parseStartOptions([])).toEqual({
      ok: true,
      options: { host: null, data: null, port: null, open: true, help: false },
    })
  })

  it('are understood with an equals sign and with a space', () => {
    const options = { host: 'browser', data: 'my till', port: 0, open: false, help: true }
    expect(
      parseStartOptions(['--host=browser', '--data=my till', '--port=0', '--no-open', '--help']),
    ).toEqual({
      ok: true,
      options,
    })
    expect(
      parseStartOptions(['--host', 'browser', '--data', 'my till', '--port', '0', '--no-open', '--help']),
    ).toEqual({ ok: true, options })
  })

  it.each([
    [['--hots=browser'], 'There is no option "--hots".'],
    [['-p'], 'There is no option "-p".'],
    [['browser'], '"browser" is not an option'],
    [['--host=web'], '--host is electron or browser, not "web".'],
    [['--host'], 'The option --host needs a value.'],
    [['--data='], 'The option --data needs a value.'],
    [['--data', '--no-open'], 'The option --data needs a value.'],
    [['--port=http'], '--port is a whole number from 0 to 65535, not "http".'],
    [['--port=65536'], '--port is a whole number from 0 to 65535, not "65536".'],
    [['--port=-1'], '--port is a whole number from 0 to 65535, not "-1".'],
    [['--no-open=yes'], 'The option --no-open takes no value.'],
  ])('%j is one clear sentence', (words, sentence) => {
    const parsed = parseStartOptions(words)
    expect(parsed.ok).toBe(false)
    expect(!parsed.ok && parsed.message).toContain(sentence)
  })
})
