import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../build/prepare.mjs'
import { startProcess } from '../support/process.ts'

it('npm run clouds prints what an integrator needs, pairs, and takes words for the person at the reader', async () => {
  const words = ['--port=0', '--cm-port=0', '--printer-port=0']
  const clouds = startProcess(process.execPath, [join(root, 'build', 'clouds.mjs'), ...words], { cwd: root })
  const after = async (name: string) =>
    (await clouds.line(name)).slice(name.length).trim().split(' ')[0] ?? ''
  const url = await after('cloud ')
  const headers = { authorization: `Bearer ${await after('API key')}`, 'content-type': 'application/json' }
  const readers = `${url}/v0.1/merchants/${await after('merchant code')}/readers`
  expect((await fetch(readers)).status).toBe(401)
  const body = JSON.stringify({ pairing_code: await after('pairing code'), name: 'Bench' })
  expect((await fetch(readers, { method: 'POST', headers, body })).status).toBe(201)
  const cmUrl = await after('CM cloud ')
  const cmHeaders = { 'API-Key': await after('CM API key ') }
  const transactions = `${cmUrl}/terminals/${await after('CM terminal ')}/transactions`
  expect((await fetch(transactions)).status).toBe(401)
  expect(await (await fetch(transactions, { headers: cmHeaders })).json()).toEqual([])

  clouds.child.stdin?.write('fault list-readers error-before status=500\n')
  await clouds.line('list-readers error-before status=500 body=json times=1')
  expect((await fetch(readers, { headers })).status).toBe(500)
  expect((await fetch(readers, { headers })).status).toBe(200)
  clouds.child.stdin?.write('quirk refundableAfterMs 60000\n')
  await clouds.line('refundableAfterMs 60000')

  clouds.child.stdin?.write('cm fault list-terminals error-before status=500\n')
  await clouds.line('list-terminals error-before status=500 body=json times=1')
  clouds.child.stdin?.write('cm stand-by\n')
  await clouds.line('can: wake-up')
  clouds.child.stdin?.write('unplug\n')
  await clouds.line('can: plug-in')
  clouds.child.stdin?.write('quit\n')
  expect(await clouds.ended).toEqual({ code: 0, signal: null })
})
