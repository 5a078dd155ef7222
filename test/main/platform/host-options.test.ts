import { expect, it } from 'vitest'
import { HostOptionsError, readHostOptions } from '../../../main/platform/host-options.ts'

it.each([
  [[], { data: null, port: null }],
  [['--data=/srv/till', '--port=0'], { data: '/srv/till', port: 0 }],
  [['--no-sandbox', '--data=/srv/till', '/some/file', '--lang=de'], { data: '/srv/till', port: null }],
  [['--data', '/srv/till', '--port', '7870'], { data: '/srv/till', port: 7870 }],
])('a host started with %j leaves strange words alone', (words, options) => {
  expect(readHostOptions(words)).toEqual(options)
})

it.each([
  [['--data']],
  [['--data=']],
  [['--data', '--port=1']],
  [['--port']],
  [['--port=']],
  [['--port=http']],
  [['--port=99999']],
])('a host started with %j says what is wrong instead of opening other data or another port', (words) => {
  expect(() => readHostOptions(words)).toThrow(HostOptionsError)
  expect(() => readHostOptions(words)).toThrow(
    /^The option --(data|port) needs a (folder|number from 0 to 65535)\.$/,
  )
})
