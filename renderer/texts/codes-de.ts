import { wordFor } from './code-sentence.ts'
import type { CodeTexts, ReaderStateTexts } from './codes-en.ts'

const quoted = (text: string | number | undefined): string => (text ? `: „${text}“` : '.')

const readerStatesDe: ReaderStateTexts = {
  idle: 'bereit',
  'choosing-tip': 'Trinkgeld wählen',
  'waiting-for-card': 'Karte vorhalten oder einstecken',
  'waiting-for-pin': 'PIN eingeben',
  'waiting-for-signature': 'unterschreiben',
  updating: 'Software wird aktualisiert',
  offline: 'kein Netz',
}

export const codesDe: CodeTexts = {
  timeline: {
    started: ({ reader }, money) =>
      reader
        ? `Kartenzahlung über ${money('amountMinor')} an ${reader} begonnen.`
        : `Kartenzahlung über ${money('amountMinor')} begonnen.`,
    'cash-received': (_, money) =>
      `${money('tenderedMinor')} bar erhalten, Rückgeld ${money('changeMinor')}.`,
    submitting: ({ reference }) => `Anfrage unterwegs, unsere Referenz: ${reference ?? ''}.`,
    accepted: 'Der Zahlungsdienst hat die Anfrage angenommen und ruft den Kartenleser.',
    refused: ({ text }) => `Der Zahlungsdienst hat die Anfrage abgewiesen${quoted(text)}`,
    'not-sent':
      'Die Anfrage konnte nicht gesendet werden. Nichts hat die Kasse verlassen, es wurde nichts belastet.',
    'answer-lost':
      'Die Antwort auf die Anfrage ging verloren. Die Kasse fragt nach, was daraus wurde, und sendet sie nie ein zweites Mal.',
    'deadline-passed': 'Die Anfrage wurde nicht rechtzeitig gesendet und wird auch nicht mehr gesendet.',
    'never-sent': 'Nach einem Neustart vorgefunden: Die Anfrage war nie gesendet worden.',
    'reader-state': ({ state }) => `Der Kartenleser meldet: ${wordFor(readerStatesDe, state)}.`,
    'still-pending': 'Der Zahlungsdienst meldet, dass die Zahlung noch läuft.',
    'declined-for-now': 'Dieser Versuch wurde abgelehnt; am Kartenleser ist ein weiterer möglich.',
    'not-found': 'Der Zahlungsdienst kennt die Zahlung noch nicht. Die Kasse fragt weiter.',
    'asking-failed': 'Mehrere Nachfragen blieben ohne Antwort. Die Kasse fragt weiter.',
    mismatch: 'Unter unserer Referenz steht beim Zahlungsdienst etwas anderes. Das muss sich jemand ansehen.',
    'no-trace': ({ seconds }) =>
      `Nach ${seconds ?? ''} Sekunden keine Spur einer Zahlung: Es wurde nichts belastet.`,
    'cancel-wished': 'An der Kasse wurde der Abbruch angefordert.',
    'till-restarted': 'Die Kasse wurde neu gestartet und fragt weiter nach.',
    'cancel-passed-on':
      'Der Wunsch nach Abbruch ist weitergegeben. Das letzte Wort hat weiterhin der Zahlungsdienst.',
    'cancel-failed': 'Der Wunsch nach Abbruch konnte nicht weitergegeben werden.',
    'decided-charged': ({ text }) => `Ein Mensch hat entschieden: Die Karte wurde belastet${quoted(text)}`,
    'decided-not-charged': ({ text }) =>
      `Ein Mensch hat entschieden: Die Karte wurde nicht belastet${quoted(text)}`,
    'decision-confirmed': 'Der Zahlungsdienst sagt jetzt dasselbe wie der Mensch, der entschieden hat.',
    'approved-in-part': (_, money) =>
      `Nur ${money('chargedMinor')} von ${money('askedMinor')} genehmigt: ${money('restMinor')} sind noch zu zahlen.`,
    approved: (_, money) => `Genehmigt: ${money('chargedMinor')} belastet.`,
    'card-slip-came': 'Der Zahlungsdienst hat den Kartenbeleg geschrieben; er kann gedruckt werden.',
    'refund-slip-came':
      'Der Zahlungsdienst hat den Beleg der Rückzahlung geschrieben; er kann gedruckt werden.',
    settled: 'Der Zahlungsdienst zahlt es aus; es kann nicht mehr zurückgenommen werden.',
    declined: ({ text }) => `Abgelehnt${quoted(text)}`,
    cancelled: 'Abgebrochen. Es wurde nichts belastet.',
    failed: ({ text }) => `Fehlgeschlagen${quoted(text)}`,
    'approved-after-all': (_, money) =>
      `Doch noch genehmigt: Der Zahlungsdienst meldet, dass ${money('chargedMinor')} belastet wurden.`,
    'approval-disputed':
      'Der Zahlungsdienst hat genehmigt und meldet jetzt etwas anderes. Das muss sich jemand ansehen.',
    'taken-back-written-off': ({ text }, money) =>
      `${money('amountMinor')} des Verkaufs wurden ausgebucht${quoted(text)}`,
    'dispute-noted': ({ text }) => `Was aus der Genehmigung wurde, ist zur Kenntnis genommen${quoted(text)}`,
    'charge-after-all':
      'Der Zahlungsdienst spricht jetzt doch von einer Belastung. Das muss sich jemand ansehen.',
    'refund-decided-refunded': ({ text }, money) =>
      `Ein Mensch hat entschieden: ${money('amountMinor')} gingen auf die Karte zurück${quoted(text)}`,
    'refund-decided-not-refunded': ({ text }, money) =>
      `Ein Mensch hat entschieden: ${money('amountMinor')} gingen nicht auf die Karte zurück${quoted(text)}`,
    'refund-decision-confirmed':
      'Der Zahlungsdienst sagt jetzt über die Erstattung dasselbe wie der Mensch, der entschieden hat.',
    'refund-disputed': (_, money) =>
      `Der Zahlungsdienst sagt, dass ${money('amountMinor')} doch nicht zurückgingen. Jemand muss nachsehen.`,
    'refund-started': (_, money) =>
      `An der Kasse wurde verlangt, ${money('amountMinor')} auf die Karte zurückzugeben.`,
    'refund-submitting': ({ reference }) => `Erstattung unterwegs unter unserer Referenz ${reference ?? ''}.`,
    'refund-waits': (_, money) =>
      `Die Erstattung von ${money('amountMinor')} wartet. Die Kasse versucht es wieder.`,
    'refund-refused': ({ text }) => `Der Zahlungsdienst hat die Erstattung abgelehnt${quoted(text)}`,
    'refund-given-up': ({ text }) =>
      `Die Erstattung wurde aufgegeben, bevor etwas gesendet wurde${quoted(text)}`,
    'refund-no-trace': ({ seconds }) =>
      `Nach ${seconds ?? ''} Sekunden keine Spur der Erstattung: Es ging nichts zurück.`,
    'refund-accepted': 'Die Erstattung wartet am Kartenleser auf die Karte.',
    'refund-answer-lost':
      'Die Antwort auf die Erstattung ging verloren. Die Kasse fragt nach, was daraus wurde, und sendet sie nie ein zweites Mal.',
    'refund-mismatch':
      'Der Zahlungsdienst hat unter dem Namen der Erstattung etwas anderes. Das muss sich jemand ansehen.',
    refunded: (_, money) => `${money('amountMinor')} gingen auf die Karte zurück.`,
    'refunded-twice': ({ first, second }, money) =>
      `Es ging mehr zurück als verlangt: ${second ?? ''} (${money('amountMinor')}) neben ${first ?? ''}.`,
    'refund-copy-called-off': 'Eine Kopie der Erstattung wartete am Kartenleser und wurde abgebrochen.',
    'second-refund-lost': ({ text }, money) =>
      `${money('amountMinor')}, die zweimal zurückgingen, wurden als Verlust vermerkt${quoted(text)}`,
    'second-refund-repaid': ({ text }, money) =>
      `${money('amountMinor')}, die zweimal zurückgingen, hat der Kunde wieder bezahlt${quoted(text)}`,
    'refund-after-all': (_, money) => `${money('amountMinor')} gingen doch noch auf die Karte zurück.`,
    'approved-after-cancel':
      'Genehmigt, bevor der Abbruch wirkte. Jemand muss entscheiden: behalten oder zurückgeben.',
    'already-paid':
      'Der Verkauf war schon bezahlt, als diese Genehmigung kam. Jemand muss entscheiden: behalten oder zurückgeben.',
    'charged-twice': ({ first, second }, money) =>
      `Die Karte wurde zweimal belastet: ${first ?? ''} und ${second ?? ''}. Nur eine ist die Zahlung; über die anderen ${money('amountMinor')} muss jemand entscheiden.`,
    'late-charge-booked': 'Die späte Zahlung wurde an der Kasse gebucht.',
    'late-charge-kept': ({ text }) =>
      `Die späte Zahlung wurde an der Kasse ohne Verkauf behalten${quoted(text)}`,
    'late-charge-reversed': 'An der Kasse wurde entschieden, die späte Zahlung zurückzugeben.',
  },
  reason: {
    'decided-refunded': 'Ein Mensch hat entschieden, dass das Geld zurückging.',
    'decided-not-refunded': 'Ein Mensch hat entschieden, dass das Geld nicht zurückging.',
    'refund-disputed': 'Der Zahlungsdienst sagt, dass das Geld nicht zurückging.',
    'decided-not-charged': 'Ein Mensch hat entschieden, dass die Karte nicht belastet wurde.',
    'decided-charged': 'Ein Mensch hat entschieden, dass die Karte belastet wurde.',
    'approval-disputed':
      'Der Zahlungsdienst hat die Genehmigung zurückgenommen oder nennt einen anderen Betrag.',
    declined: 'Die Bank hat die Karte abgelehnt.',
    cancelled: 'Am Kartenleser oder von der Kasse aus abgebrochen.',
    'cancelled-before-sending': 'Abgebrochen, bevor etwas gesendet wurde.',
    'not-completed': 'Am Kartenleser nicht rechtzeitig abgeschlossen.',
    'deadline-passed': 'Die Anfrage konnte nicht rechtzeitig gesendet werden.',
    'never-sent': 'Die Kasse wurde neu gestartet, bevor die Anfrage gesendet war.',
    'no-trace': 'Beim Zahlungsdienst gibt es keine Spur davon.',
    'not-found': 'Der Zahlungsdienst kennt die Zahlung noch nicht.',
    'asking-failed': 'Der Zahlungsdienst antwortet nicht.',
    mismatch: 'Unter unserer Referenz steht beim Zahlungsdienst etwas anderes.',
    'declined-for-now': 'Dieser Versuch wurde abgelehnt; ein weiterer ist möglich.',
    'reader-offline': 'Der Kartenleser ist offline.',
    'reader-busy': 'Der Kartenleser ist belegt.',
    'reader-unknown': 'Der Zahlungsdienst kennt diesen Kartenleser nicht.',
    'not-authorised': 'Der Zahlungsdienst nimmt den Schlüssel der Kasse nicht an.',
    'amount-invalid': 'Der Zahlungsdienst nimmt diesen Betrag nicht an.',
    'currency-not-supported': 'Der Zahlungsdienst nimmt diese Währung nicht an.',
    'reference-used': 'Eine frühere Anfrage ist vielleicht angekommen.',
    'too-many-requests': 'Der Zahlungsdienst hat um eine Pause gebeten.',
    'request-invalid': 'Der Zahlungsdienst hat die Anfrage nicht verstanden.',
    'address-invalid': 'Die Adresse des Zahlungsdienstes stimmt nicht.',
    interrupted: 'Die Kasse wurde beim Senden unterbrochen.',
    restarted: 'Die Kasse wurde beim Senden neu gestartet.',
    internal: 'In der Kasse ist etwas schiefgegangen.',
    'no-provider': 'Der Zahlungsdienst ist nicht eingerichtet.',
    'no-reader': 'Es ist noch kein Kartenleser gekoppelt.',
    'disk-nearly-full': 'Die Festplatte ist fast voll.',
    timeout: 'Es kam nicht rechtzeitig eine Antwort.',
    'timed-out': 'Es kam nicht rechtzeitig eine Antwort.',
    unreachable: 'Der Zahlungsdienst ist nicht erreichbar.',
    'name-not-found':
      'Die Adresse des Zahlungsdienstes wurde nicht gefunden. Prüfen Sie die Internetverbindung.',
    'not-connected': 'Es gibt keine Verbindung zum Zahlungsdienst. Prüfen Sie die Internetverbindung.',
    'connection-not-secure':
      'Die Verbindung zum Zahlungsdienst war nicht sicher, deshalb wurde nichts gesendet. Prüfen Sie Datum und Uhrzeit dieses Computers.',
    'connection-lost': 'Die Verbindung brach ab, bevor die Antwort da war.',
    redirected:
      'Das Internet verlangt eine Anmeldung, oder eine andere Adresse hat anstelle des Zahlungsdienstes geantwortet. Die Kasse traut keiner solchen Antwort. Öffnen Sie auf diesem Rechner einen Browser und melden Sie sich an.',
    'sign-in-page':
      'Das Internet verlangt eine Anmeldung, oder eine andere Adresse hat anstelle des Zahlungsdienstes geantwortet. Die Kasse traut keiner solchen Antwort. Öffnen Sie auf diesem Rechner einen Browser und melden Sie sich an.',
    'answer-too-large': 'Die Antwort des Zahlungsdienstes war zu lang, um richtig zu sein.',
    'answer-broken': 'Die Antwort des Zahlungsdienstes brach mittendrin ab.',
    'answer-not-understood': 'Die Kasse hat die Antwort des Zahlungsdienstes nicht verstanden.',
    'answer-not-ours':
      'Die Antwort des Zahlungsdienstes betrifft eine andere Zahlung. Die Kasse verwendet sie nicht.',
    conflict: 'Der Zahlungsdienst sagt, das passe nicht zu dem, was er gerade hat.',
    invalid: 'Der Zahlungsdienst nimmt diese Angaben nicht an.',
    'list-too-long': 'Die Liste des Zahlungsdienstes ist zu lang, um sie bis zum Ende zu durchsuchen.',
    'more-than-is-left': 'Mehr, als von dieser Zahlung übrig ist.',
    'not-found-yet': 'Der Zahlungsdienst kennt sie noch nicht.',
    'not-known': 'Der Zahlungsdienst kennt das nicht.',
    'not-paid': 'Diese Zahlung wurde nicht bezahlt; es gibt nichts zurückzugeben.',
    'given-up': 'Es wurde an der Kasse aufgegeben.',
    'other-refund-open': 'Eine andere Erstattung dieser Zahlung ist noch offen.',
    'not-refundable-yet':
      'Der Zahlungsdienst kann diese Zahlung noch nicht zurückgeben. Die Kasse versucht es wieder.',
    other: 'Der Zahlungsdienst hat es abgelehnt.',
    refused: 'Der Zahlungsdienst hat es abgelehnt.',
    'replaced-by-another-till':
      'Sie endete, ohne dass hier jemand abgebrochen hat. Vielleicht hat eine andere Kasse dieses Gerät benutzt.',
    reversed: 'Der Zahlungsdienst hat die Genehmigung zurückgenommen. Der Kunde wird nicht belastet.',
    'too-late': 'Zu spät: Das Gerät ist schon dabei.',
    'transaction-unknown': 'Der Zahlungsdienst kennt diese Zahlung nicht.',
    unavailable: 'Der Zahlungsdienst antwortet nicht.',
    'no-reference': 'Der Kasse fehlt die Nummer, unter der sie nach dieser Zahlung fragen könnte.',
    http: ({ number }) => `Der Zahlungsdienst hat mit einem Fehler geantwortet (${number ?? ''}).`,
  },
  readerState: readerStatesDe,
  readerAction: {
    'tap-good': 'Karte vorhalten',
    'tap-declined': 'Gesperrte Karte vorhalten',
    'tap-needs-pin': 'Karte mit PIN vorhalten',
    'insert-good': 'Karte stecken',
    'insert-declined': 'Gesperrte Karte stecken',
    'insert-needs-pin': 'Andere Karte stecken',
    'pin-correct': 'Richtige PIN',
    'pin-wrong': 'Falsche PIN',
    'tip-none': 'Kein Trinkgeld',
    cancel: 'Rote Taste',
    'walk-away': 'Weggehen',
    unplug: 'Ausstecken',
    'plug-in': 'Einstecken',
    'lose-network': 'Netz weg',
    'regain-network': 'Netz wieder da',
    'show-pairing-code': 'Code zeigen',
    'stand-by': 'Schlafen legen',
    'wake-up': 'Aufwecken',
    'show-identity': 'QR-Code zeigen',
    disconnect: 'Kopplung vergessen',
  },
  importReason: {
    'columns-wrong': ({ columns, expected }) => `${columns} statt ${expected} Spalten.`,
    'name-missing': 'Der Name fehlt.',
    'name-too-long': ({ limit }) => `Der Name ist länger als ${limit} Zeichen.`,
    'unit-invalid': ({ unit }) => `„${unit}“ ist keine Einheit, die die Kasse kennt.`,
    'color-invalid': ({ color }) => `„${color}“ ist keine Farbe; eine Farbe sieht so aus: #3366cc.`,
    'category-too-long': ({ limit }) => `Die Warengruppe ist länger als ${limit} Zeichen.`,
    'barcode-rounded': ({ barcode }) =>
      `„${barcode}“ wurde von einer Tabellenkalkulation gerundet. Speichern Sie die Spalte als Text.`,
    'barcode-invalid': ({ barcode }) => `„${barcode}“ kann kein Barcode sein.`,
    'barcodes-too-many': ({ limit }) => `Mehr als ${limit} Barcodes.`,
    'barcode-duplicate': ({ barcode, otherLine }) =>
      `Der Barcode ${barcode} steht auch in Zeile ${otherLine}.`,
    'barcode-taken': ({ barcode, product }) => `Der Barcode ${barcode} gehört schon zu „${product}“.`,
    'product-duplicate': ({ product, otherLine }) => `„${product}“ steht auch in Zeile ${otherLine}.`,
    'tax-missing': 'Der Steuersatz fehlt.',
    'tax-invalid': ({ tax }) => `„${tax}“ ist kein Steuersatz.`,
    'price-negative': ({ price }) => `Der Preis ${price} ist negativ.`,
    'price-decimals': ({ price, decimals, currency }) =>
      `Der Preis ${price} hat zu viele Nachkommastellen; ${currency} hat höchstens ${decimals}.`,
    'price-too-large': ({ price }) => `Der Preis ${price} ist zu hoch.`,
    'price-currency': ({ found, currency }) => `Der Preis ist in ${found}, die Kasse rechnet in ${currency}.`,
    'price-invalid': ({ price }) => `„${price}“ ist kein Preis.`,
    'row-too-long': 'Die Zeile ist zu lang.',
    'quote-open': 'Hier beginnt ein Anführungszeichen, das nie geschlossen wird.',
    'quote-wrong': 'Zwischen einem schließenden Anführungszeichen und der nächsten Spalte steht noch etwas.',
    'characters-lost': 'Einige Zeichen sind in diesem Zeichensatz nicht lesbar.',
  },
}
