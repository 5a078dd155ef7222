import { describe, expect, it } from 'vitest'
import { scannedForms } from '../../../main/domain/scanned-code.ts'

describe('a scanned code', () => {
  it.each([
    ['4006381333931', ['4006381333931', '04006381333931']],
    ['012345678905', ['012345678905', '0012345678905', '00012345678905']],
    ['0012345678905', ['0012345678905', '012345678905', '00012345678905']],
    ['12345670', ['12345670', '000012345670', '0000012345670', '00000012345670']],
    [' 4006381333931\r\n', ['4006381333931', '04006381333931']],
    ['\u0002ABC-12\u001d', ['ABC-12']],
    ['４００６３８１３３３９３１', ['4006381333931', '04006381333931']],
    ['abc', ['abc']],
    ['1234', ['1234']],
    ['\u0000\u001f ', []],
    ['', []],
  ])('%j may stand in the catalogue as %j and as nothing else', (raw, forms) => {
    expect(scannedForms(raw)).toEqual(forms)
  })

  it('keeps the case: two articles may differ by it', () => {
    expect(scannedForms('aB')).toEqual(['aB'])
  })
})
