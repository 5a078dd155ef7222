import { describe, expect, it } from 'vitest'
import { readReceipt } from '../../../main/providers/sumup/sumup-receipt.ts'
import { lookUpTransaction } from '../../../main/providers/sumup/sumup-transactions.ts'
import { paidAt, sumUpStage } from '../../support/sumup-stage.ts'

describe('the details of a SumUp transaction', () => {
  it('are found by each of its names', async () => {
    const stage = await sumUpStage()
    const paid = await paidAt(stage, 'DETAILS0000001')
    const names = [
      ['id', paid.id],
      ['transaction_code', paid.code],
      ['client_transaction_id', paid.clientTransactionId],
      ['foreign_transaction_id', 'DETAILS0000001'],
    ] as const
    for (const [name, value] of names)
      expect(await lookUpTransaction(stage.client, name, value)).toEqual({
        kind: 'found',
        value: {
          transactionId: paid.id,
          transactionCode: paid.code,
          clientTransactionId: paid.clientTransactionId,
          reference: 'DETAILS0000001',
          status: 'SUCCESSFUL',
          isPaid: true,
          chargedMinor: 1250,
          tipMinor: 0,
          currency: 'EUR',
          at: paid.at,
          installments: 1,
          description: 'DETAILS0000001',
          card: expect.objectContaining({ scheme: 'VISA', lastFour: '0119', transactionCode: paid.code }),
          verification: 'none',
          refunds: [],
          refundedMinor: 0,
          chargedBackMinor: 0,
        },
      })
  })

  it('count each refund once, though it stands there twice, and a failed one not at all', async () => {
    const stage = await sumUpStage()
    const paid = await paidAt(stage, 'DETAILS0000002')
    await stage.client.refund(paid.id, 2.5)
    await stage.client.refund(paid.id, 2.5)
    const look = async () => await lookUpTransaction(stage.client, 'id', paid.id)
    expect(await look()).toMatchObject({
      value: { refundedMinor: 500, refunds: [{ amountMinor: 250 }, { amountMinor: 250 }] },
    })
    const failed = { id: 1, type: 'REFUND', status: 'FAILED', amount: 9 }
    stage.cloud.faults.order('get-transaction', { kind: 'field', path: 'events', value: [failed] })
    expect(await look()).toMatchObject({ value: { refundedMinor: 500 } })
    stage.cloud.faults.order('get-transaction', { kind: 'field', path: 'transaction_events', value: null })
    expect(await look()).toMatchObject({ value: { refundedMinor: 500 } })
  })

  it('keep found, missing, unavailable and invalid apart', async () => {
    const stage = await sumUpStage()
    const paid = await paidAt(stage, 'DETAILS0000003')
    const look = async (id = paid.id) => await lookUpTransaction(stage.client, 'id', id)
    expect(await look('unknown')).toEqual({ kind: 'missing' })
    stage.cloud.faults.order('get-transaction', { kind: 'garbage' })
    expect(await look()).toMatchObject({ kind: 'unavailable' })
    stage.cloud.faults.order('get-transaction', { kind: 'field', path: 'amount', value: 1.005 })
    expect(await look()).toEqual({ kind: 'invalid', text: `1.005 EUR (${paid.code})` })
    stage.cloud.revokeKey(stage.account.apiKey)
    expect(await look()).toMatchObject({ kind: 'unavailable', reason: 'unauthorized' })
  })

  it('are another transaction’s where another name stands in the answer: its refunds are none of ours', async () => {
    const stage = await sumUpStage()
    const paid = await paidAt(stage, 'DETAILS0000005')
    const names = [
      ['id', 'id', paid.id],
      ['transaction_code', 'transaction_code', paid.code],
      ['client_transaction_id', 'client_transaction_id', paid.clientTransactionId],
      ['foreign_transaction_id', 'foreign_transaction_id', 'DETAILS0000005'],
    ] as const
    for (const [name, path, value] of names) {
      stage.cloud.faults.order('get-transaction', { kind: 'field', path, value: 'ANOTHER' })
      expect(await lookUpTransaction(stage.client, name, value), name).toMatchObject({
        kind: 'unavailable',
        reason: 'answer-not-ours',
      })
    }
  })

  it('keep no id that is longer than any id is', async () => {
    const stage = await sumUpStage()
    const paid = await paidAt(stage, 'DETAILS0000006')
    await stage.client.refund(paid.id, 2.5)
    for (const path of ['events.0.id', 'id'])
      for (const value of ['x'.repeat(201), '']) {
        stage.cloud.faults.order('get-transaction', { kind: 'field', path, value })
        expect(await lookUpTransaction(stage.client, 'id', paid.id), path).toMatchObject({
          kind: 'unavailable',
        })
      }
  })

  it('are invalid rather than without a refund whose amount cannot be read', async () => {
    const stage = await sumUpStage()
    const paid = await paidAt(stage, 'DETAILS0000004')
    await stage.client.refund(paid.id, 1)
    stage.cloud.faults.order('get-transaction', { kind: 'field', path: 'events.0.amount', value: null })
    expect(await lookUpTransaction(stage.client, 'id', paid.id)).toMatchObject({ kind: 'invalid' })
  })
})

describe('the receipt of a SumUp transaction', () => {
  it('is read by id and by code, amounts from their text', async () => {
    const stage = await sumUpStage()
    const paid = await paidAt(stage, 'RECEIPT0000001')
    for (const name of [paid.id, paid.code])
      expect(await readReceipt(stage.client, name)).toEqual({
        kind: 'found',
        value: {
          transactionCode: paid.code,
          receiptNumber: `S${paid.eventId}`,
          status: 'SUCCESSFUL',
          amountMinor: 1250,
          tipMinor: 0,
          currency: 'EUR',
          at: paid.at,
          scheme: 'VISA',
          lastFour: '0119',
          entry: 'contactless',
          verification: 'none',
          authorisationCode: paid.authorisationCode,
          terminalId: paid.serial,
          refund: null,
        },
      })
  })

  it('has a slip for each refund', async () => {
    const stage = await sumUpStage('HUF')
    const paid = await paidAt(stage, 'RECEIPT0000002', 150_000)
    await stage.client.refund(paid.id, 400)
    const details = await lookUpTransaction(stage.client, 'id', paid.id)
    const eventId = details.kind === 'found' ? (details.value.refunds[0]?.eventId ?? '') : ''
    expect(await readReceipt(stage.client, paid.id, eventId)).toMatchObject({
      kind: 'found',
      value: { amountMinor: 150_000, refund: { eventId, amountMinor: 40_000, receiptNumber: `R${eventId}` } },
    })
    expect(await readReceipt(stage.client, paid.id, '1')).toEqual({ kind: 'missing' })
  })

  it('is missing, unavailable or invalid, and never half', async () => {
    const stage = await sumUpStage()
    const paid = await paidAt(stage, 'RECEIPT0000003')
    expect(await readReceipt(stage.client, 'unknown')).toEqual({ kind: 'missing' })
    stage.cloud.faults.order('get-receipt', { kind: 'error-before', status: 503, body: 'html' })
    expect(await readReceipt(stage.client, paid.id)).toMatchObject({
      kind: 'unavailable',
      reason: 'http-503',
    })
    stage.cloud.faults.order('get-receipt', {
      kind: 'field',
      path: 'transaction_data.amount',
      value: '12,50',
    })
    expect(await readReceipt(stage.client, paid.id)).toEqual({ kind: 'invalid', text: '12,50 EUR' })
  })
})
