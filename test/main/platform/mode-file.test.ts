import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ModeFileError, readMode, writeMode } from '../../../main/platform/mode-file.ts'
import { readTestClouds, TestCloudError } from '../../../main/platform/test-clouds.ts'
import { testFolder } from '../../support/database.ts'

it('opens training until somebody has chosen, then what was chosen', () => {
  const folder = testFolder()
  expect(readMode(folder)).toBe('training')
  writeMode(folder, 'live')
  expect(readMode(folder)).toBe('live')
  writeMode(folder, 'training')
  expect(readMode(folder)).toBe('training')
})

it('does not guess between training and live when the choice cannot be read', () => {
  const folder = testFolder()
  writeFileSync(join(folder, 'mode'), 'lvie\n')
  expect(() => readMode(folder)).toThrow(ModeFileError)
})

it('takes an integrator’s test clouds over https or on this machine, and refuses others with a sentence', () => {
  expect(readTestClouds({})).toEqual({ sumup: null, cm: null })
  expect(
    readTestClouds({ SURETILL_SUMUP_URL: 'http://127.0.0.1:7871/', SURETILL_CM_URL: 'https://cm.test' }),
  ).toEqual({ sumup: 'http://127.0.0.1:7871', cm: 'https://cm.test' })
  for (const url of ['http://192.168.0.4', 'nonsense', 'https://a:b@c.test'])
    expect(() => readTestClouds({ SURETILL_CM_URL: url })).toThrow(TestCloudError)
})
