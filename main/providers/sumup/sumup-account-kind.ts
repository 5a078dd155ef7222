import type { AccountField, AccountKind, AccountValues } from '../../account-ports.ts'
import type { Clock } from '../../ports.ts'
import type { HttpClient } from '../http-client.ts'
import { checkAccount } from './sumup-account.ts'
import type { SumUpAccount } from './sumup-client.ts'
import { isSendableKey } from './sumup-client.ts'
import { createSumUpProvider } from './sumup-provider.ts'

/** The service that charges real cards. */
export const sumUpAddress = 'https://api.sumup.com'

/** A shop's account at SumUp, as a person enters it. */
export function sumUpAccountKind(outside: { http: HttpClient; clock: Clock; address: string }): AccountKind {
  const { http, clock, address } = outside
  return {
    provider: 'sumup',
    displayName: 'SumUp',
    fields,
    addressOf: () => address,
    async check(values) {
      const { checks, merchant } = await checkAccount(http, accountOf(address, values))
      return {
        checks: checks.map(({ credential, ...check }) => ({ field: credential, ...check })),
        facts: merchant && {
          id: merchant.merchantCode,
          name: merchant.name,
          currency: merchant.currency,
          country: merchant.country,
          sandbox: merchant.sandbox,
        },
      }
    },
    connect(values) {
      const account = accountOf(address, values)
      if (!isSendableKey(account.apiKey) || account.merchantCode === '') return null
      return createSumUpProvider({ http, clock, account })
    },
  }
}

function accountOf(baseUrl: string, values: AccountValues): SumUpAccount {
  const { 'api-key': apiKey = '', 'merchant-code': merchantCode = '' } = values
  const { 'affiliate-key': key = '', 'app-id': appId = '' } = values
  // Codes are written in capitals; the service takes no others.
  return {
    baseUrl,
    apiKey,
    merchantCode: merchantCode.toUpperCase(),
    affiliate: key === '' && appId === '' ? null : { appId, key },
  }
}

const fields: readonly AccountField[] = [
  {
    name: 'api-key',
    isSecret: true,
    isOptional: false,
    label: { en: 'API key', de: 'API-Schlüssel', nl: 'API-sleutel', fr: 'Clé API' },
    help: {
      en: 'Starts with sup_sk_. In your SumUp account under Settings › For developers › API keys. SumUp shows it once only.',
      de: 'Beginnt mit sup_sk_. Im SumUp-Konto unter Einstellungen › Für Entwickler › API-Schlüssel. SumUp zeigt ihn nur einmal.',
      nl: 'Begint met sup_sk_. In het SumUp-account onder Instellingen › Voor ontwikkelaars › API-sleutels. SumUp toont hem maar één keer.',
      fr: 'Commence par sup_sk_. Dans votre compte SumUp sous Paramètres › Pour les développeurs › Clés API. SumUp ne la montre qu’une fois.',
    },
  },
  {
    name: 'merchant-code',
    isSecret: false,
    isOptional: false,
    label: { en: 'Merchant code', de: 'Händlercode', nl: 'Handelaarscode', fr: 'Code marchand' },
    help: {
      en: 'At the top of your SumUp account, below the name of the shop. Looks like MC0X0ABC.',
      de: 'Oben im SumUp-Konto unter dem Namen des Geschäfts. Sieht aus wie MC0X0ABC.',
      nl: 'Bovenaan in het SumUp-account, onder de naam van de winkel. Ziet eruit als MC0X0ABC.',
      fr: 'En haut de votre compte SumUp, sous le nom du magasin. Ressemble à MC0X0ABC.',
    },
  },
  {
    name: 'affiliate-key',
    isSecret: true,
    isOptional: true,
    label: { en: 'Affiliate key', de: 'Affiliate-Schlüssel', nl: 'Affiliate-sleutel', fr: 'Clé affilié' },
    help: {
      en: 'With it the till finds a payment again whose answer was lost. Under For developers › Affiliate keys.',
      de: 'Damit findet die Kasse eine Zahlung wieder, deren Antwort verloren ging. Unter Für Entwickler › Affiliate-Schlüssel.',
      nl: 'Daarmee vindt de kassa een betaling terug waarvan het antwoord verloren ging. Onder Voor ontwikkelaars › Affiliate-sleutels.',
      fr: 'Avec elle, la caisse retrouve un paiement dont la réponse s’est perdue. Sous Pour les développeurs › Clés affilié.',
    },
  },
  {
    name: 'app-id',
    isSecret: false,
    isOptional: true,
    label: { en: 'App id', de: 'App-ID', nl: 'App-id', fr: 'Identifiant d’application' },
    help: {
      en: 'The application identifier that the affiliate key was made for, such as com.example.till.',
      de: 'Die Anwendungskennung, für die der Affiliate-Schlüssel angelegt wurde, zum Beispiel com.example.till.',
      nl: 'De toepassings-id waarvoor de affiliate-sleutel is gemaakt, bijvoorbeeld com.example.till.',
      fr: 'L’identifiant pour lequel la clé affilié a été créée, par exemple com.example.till.',
    },
  },
]
