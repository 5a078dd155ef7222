import type {
  AccountField,
  AccountKind,
  AccountValues,
  CheckedAccount,
  FieldCheck,
  KeyRotation,
} from '../../account-ports.ts'
import { parseServiceAddress } from '../../domain/service-address.ts'
import type { SecretKept } from '../../keeping-ports.ts'
import type { Clock } from '../../ports.ts'
import type { HttpClient } from '../http-client.ts'
import { type CmAccount, createCmClient, storeSchema } from './cm-client.ts'
import { createCmKeys } from './cm-keys.ts'
import { readPages } from './cm-lists.ts'
import { createCmProvider } from './cm-provider.ts'

/** A key that was made and not proven yet. */
const nextKey = 'next-api-key'
/** Which of the keys in CM's overview is ours; known of those that the till made itself. */
const keyId = 'key-id'

export type CmAccountOutside = {
  http: HttpClient
  clock: Clock
  /** A test cloud in place of the address that the shop enters. */
  address: string | null
}

/** A shop's account at CM.com, as a person enters it. CM names its address only to its customers, so that it is asked for. */
export function cmAccountKind({ http, clock, address }: CmAccountOutside): AccountKind {
  const addressOf = (values: AccountValues) => address ?? parseServiceAddress(values.address ?? '')?.url
  const accountOf = (values: AccountValues): CmAccount | null => {
    const baseUrl = addressOf(values)
    const apiKey = values['api-key'] ?? ''
    return baseUrl !== undefined && isSendable(apiKey) ? { baseUrl, apiKey } : null
  }
  return {
    provider: 'cm',
    displayName: 'CM.com',
    fields: address === null ? fields : fields.filter(({ name }) => name !== 'address'),
    addressOf,
    async check(values) {
      const account = accountOf(values)
      const faults = formFaults(values, address)
      return account && faults.length === 0
        ? await askForStores(http, account, values)
        : { checks: faults, facts: null }
    },
    connect(values) {
      const account = accountOf(values)
      return account && createCmProvider({ http, clock, account })
    },
    ownSecrets: [nextKey],
    async rotateKey(values, keep) {
      const account = accountOf(values)
      if (!account) return { kind: 'refused', reason: 'address-invalid' }
      return await rotate(http, clock, account, values, keep)
    },
  }
}

const isSendable = (apiKey: string): boolean => /^[\x21-\x7e]{6,500}$/.test(apiKey)

function formFaults(values: AccountValues, address: string | null): FieldCheck[] {
  const { address: typed = '', 'api-key': apiKey = '' } = values
  const faults: FieldCheck[] = []
  const wrong = (field: string, cause: string) => faults.push({ field, state: 'wrong', cause, found: '' })
  if (address === null && typed === '') wrong('address', 'missing')
  else if (address === null && !parseServiceAddress(typed)) wrong('address', 'address-invalid')
  if (apiKey === '') wrong('api-key', 'missing')
  else if (!isSendable(apiKey)) wrong('api-key', 'malformed')
  return faults
}

/** The stores are the first thing that a key opens. 401: the key did not arrive, whatever stands in between took it. 403: it is wrong. */
async function askForStores(
  http: HttpClient,
  account: CmAccount,
  values: AccountValues,
): Promise<CheckedAccount> {
  const { answer } = await readPages(createCmClient(http, account).stores, storeSchema, ({ uuid }) => uuid)
  const key = (state: FieldCheck['state'], cause: string | null, found = ''): CheckedAccount => ({
    checks: [
      { field: 'api-key', state, cause, found },
      { field: 'address', state: state === 'wrong' ? 'good' : state, cause: null, found },
    ],
    facts: null,
  })
  if (answer.kind === 'unavailable') return key('not-checked', 'not-checked', answer.reason)
  if (answer.kind === 'refused') {
    if (answer.status === 403) return key('wrong', 'refused')
    if (answer.status === 401) return key('wrong', 'key-did-not-arrive')
    return {
      checks: [{ field: 'address', state: 'wrong', cause: 'not-the-service', found: '' }],
      facts: null,
    }
  }
  const stores = answer.value
  const wanted = values.store ?? ''
  const store = stores.find(({ uuid }) => uuid === wanted) ?? (wanted === '' ? stores[0] : undefined)
  return {
    checks: [
      { field: 'address', state: 'good', cause: null, found: '' },
      { field: 'api-key', state: 'good', cause: null, found: '' },
      store || wanted === ''
        ? { field: 'store', state: 'good', cause: null, found: '' }
        : { field: 'store', state: 'wrong', cause: 'store-unknown', found: '' },
    ],
    facts: store
      ? { id: store.uuid, name: store.name ?? '', currency: '', country: '', sandbox: null }
      : null,
    choices: { store: stores.map(({ uuid, name }) => ({ value: uuid, label: name || uuid })) },
  }
}

/* ---- a new key ---- */

class NotKept extends Error {
  readonly kept: Exclude<SecretKept, { kind: 'kept' }>
  readonly madeId: string
  constructor(kept: Exclude<SecretKept, { kind: 'kept' }>, madeId: string) {
    super('the new key could not be kept')
    this.kept = kept
    this.madeId = madeId
  }
}

async function rotate(
  http: HttpClient,
  clock: Clock,
  account: CmAccount,
  values: AccountValues,
  keep: (values: AccountValues) => Promise<SecretKept>,
): Promise<KeyRotation> {
  const keys = createCmKeys(http, account)
  const keepOrStop = async (changed: AccountValues, id: string) => {
    const kept = await keep(changed)
    if (kept.kind === 'not-kept') throw new NotKept(kept, id)
  }
  try {
    const rotated = await keys.rotate({
      label: `Suretill ${new Date(clock.now()).toISOString().slice(0, 10)}`,
      validity: null,
      currentId: values[keyId] || null,
      keep: (apiKey, id) => keepOrStop({ ...values, [nextKey]: apiKey }, id),
      adopt: (apiKey, id) => keepOrStop({ ...values, 'api-key': apiKey, [keyId]: id, [nextKey]: '' }, id),
    })
    if (rotated.kind === 'rotated')
      return { kind: 'rotated', oldKey: rotated.old.kind === 'revoked' ? 'revoked' : 'kept' }
    if (rotated.kind === 'not-proven') return { kind: 'not-proven', reason: rotated.because.reason }
    return { kind: rotated.kind, reason: rotated.reason }
  } catch (error) {
    if (!(error instanceof NotKept)) throw error
    // A key that is kept nowhere must not stay valid.
    await keys.revoke(error.madeId)
    return { kind: 'not-kept', reason: error.kept.reason }
  }
}

/* ---- the form ---- */

const fields: readonly AccountField[] = [
  {
    name: 'address',
    isSecret: false,
    isOptional: false,
    label: { en: 'Base URL', de: 'Basisadresse', nl: 'Basisadres', fr: 'Adresse de base' },
    help: {
      en: 'The address of the MerchantAPI that CM.com gave you. Begins with https://.',
      de: 'Die Adresse der MerchantAPI, die CM.com Ihnen genannt hat. Beginnt mit https://.',
      nl: 'Het adres van de MerchantAPI dat u van CM.com kreeg. Begint met https://.',
      fr: 'L’adresse de la MerchantAPI que CM.com vous a donnée. Commence par https://.',
    },
  },
  {
    name: 'api-key',
    isSecret: true,
    isOptional: false,
    label: { en: 'API key', de: 'API-Schlüssel', nl: 'API-sleutel', fr: 'Clé API' },
    help: {
      en: 'From CM.com. Capitals and small letters count, and every character.',
      de: 'Von CM.com. Groß- und Kleinschreibung zählt, und jedes Zeichen.',
      nl: 'Van CM.com. Hoofdletters en kleine letters tellen, en elk teken.',
      fr: 'De CM.com. Majuscules et minuscules comptent, ainsi que chaque caractère.',
    },
  },
  {
    name: 'store',
    isSecret: false,
    isOptional: true,
    label: { en: 'Store', de: 'Filiale', nl: 'Winkel', fr: 'Magasin' },
    help: {
      en: 'Offered as soon as the key is right.',
      de: 'Wird angeboten, sobald der Schlüssel stimmt.',
      nl: 'Wordt aangeboden zodra de sleutel klopt.',
      fr: 'Proposé dès que la clé est correcte.',
    },
  },
]
