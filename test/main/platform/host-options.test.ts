import { expect, it } from 'vitest'
import { readHostOptions } from '../../../main/platform/host-options.ts'

it.each([
  [[], { data: null, port: null }],
  [['--data=/srv/till', '--port=0'], { data: '/srv/till', port: 0 }],
  [['--no-sandbox', '--data=/srv/till', '/some/file', '--port=99999'], { data: '/srv/till', port: null }],
  [['--data=', '--port='], { data: null, port: null }],
])('a host started with %j leaves strange words alone', (words, options) => {
  expect(readHostOptions(words)).toEqual(options)
})
