import { wordFor } from './code-sentence.ts'
import type { CodeTexts, ReaderStateTexts } from './codes-en.ts'

const quoted = (text: string | number | undefined): string => (text ? `: “${text}”` : '.')

const readerStatesNl: ReaderStateTexts = {
  idle: 'gereed',
  'choosing-tip': 'fooi kiezen',
  'waiting-for-card': 'kaart aanbieden',
  'waiting-for-pin': 'pincode invoeren',
  'waiting-for-signature': 'ondertekenen',
  updating: 'software wordt bijgewerkt',
  offline: 'geen netwerk',
}

export const codesNl: CodeTexts = {
  timeline: {
    started: ({ reader }, money) =>
      reader
        ? `Kaartbetaling van ${money('amountMinor')} gestart op ${reader}.`
        : `Kaartbetaling van ${money('amountMinor')} gestart.`,
    'cash-received': (_, money) =>
      `${money('tenderedMinor')} contant ontvangen, wisselgeld ${money('changeMinor')}.`,
    submitting: ({ reference }) => `Opdracht onderweg met ons kenmerk ${reference ?? ''}.`,
    accepted: 'De betaaldienst heeft de opdracht aangenomen en roept de kaartlezer op.',
    refused: ({ text }) => `De betaaldienst heeft de opdracht geweigerd${quoted(text)}`,
    'not-sent':
      'De opdracht kon niet worden verzonden. Er heeft niets de kassa verlaten, er is niets afgeschreven.',
    'answer-lost':
      'Het antwoord op de opdracht ging verloren. De kassa vraagt na wat ervan is geworden en verzendt de opdracht nooit opnieuw.',
    'deadline-passed': 'De opdracht is niet op tijd verzonden en wordt ook niet meer verzonden.',
    'never-sent': 'Na een herstart aangetroffen: de opdracht was nooit verzonden.',
    'reader-state': ({ state }) => `De kaartlezer meldt: ${wordFor(readerStatesNl, state)}.`,
    'still-pending': 'De betaaldienst meldt dat de betaling nog loopt.',
    'declined-for-now': 'Deze poging is geweigerd; op de kaartlezer kan het nog een keer.',
    'not-found': 'De betaaldienst kent de betaling nog niet. De kassa blijft navragen.',
    'asking-failed': 'Meerdere vragen bleven zonder antwoord. De kassa blijft navragen.',
    mismatch: 'Onder ons kenmerk staat bij de betaaldienst iets anders. Iemand moet hiernaar kijken.',
    'no-trace': ({ seconds }) =>
      `Na ${seconds ?? ''} seconden geen spoor van een betaling: er is niets afgeschreven.`,
    'cancel-wished': 'Aan de kassa is om annulering gevraagd.',
    'till-restarted': 'De kassa is opnieuw gestart en blijft navragen.',
    'cancel-passed-on':
      'Het verzoek om te annuleren is doorgegeven. Het laatste woord is aan de betaaldienst.',
    'cancel-failed': 'Het verzoek om te annuleren kon niet worden doorgegeven.',
    'decided-charged': ({ text }) => `Een mens heeft beslist: de kaart is belast${quoted(text)}`,
    'decided-not-charged': ({ text }) => `Een mens heeft beslist: de kaart is niet belast${quoted(text)}`,
    'decision-confirmed': 'De betaaldienst zegt nu hetzelfde als de mens die heeft beslist.',
    'approved-in-part': (_, money) =>
      `Slechts ${money('chargedMinor')} van ${money('askedMinor')} goedgekeurd: ${money('restMinor')} moet nog worden betaald.`,
    approved: (_, money) => `Goedgekeurd: ${money('chargedMinor')} afgeschreven.`,
    'card-slip-came': 'De betaaldienst heeft de kaartbon geschreven; hij kan worden geprint.',
    'refund-slip-came':
      'De betaaldienst heeft de bon van de terugbetaling geschreven; hij kan worden geprint.',
    settled: 'De betaaldienst betaalt het uit; het kan niet meer worden teruggedraaid.',
    declined: ({ text }) => `Geweigerd${quoted(text)}`,
    cancelled: 'Geannuleerd. Er is niets afgeschreven.',
    failed: ({ text }) => `Niet gelukt${quoted(text)}`,
    'approved-after-all': (_, money) =>
      `Toch goedgekeurd: de betaaldienst meldt dat ${money('chargedMinor')} is afgeschreven.`,
    'approval-disputed':
      'De betaaldienst had goedgekeurd en meldt nu iets anders. Iemand moet hiernaar kijken.',
    'taken-back-written-off': ({ text }, money) =>
      `${money('amountMinor')} van de verkoop is afgeboekt${quoted(text)}`,
    'dispute-noted': ({ text }) => `Wat er van de goedkeuring is geworden, is genoteerd${quoted(text)}`,
    'charge-after-all':
      'De betaaldienst heeft het nu toch over een afschrijving. Iemand moet hiernaar kijken.',
    'refund-decided-refunded': ({ text }, money) =>
      `Een mens heeft beslist: ${money('amountMinor')} ging terug naar de kaart${quoted(text)}`,
    'refund-decided-not-refunded': ({ text }, money) =>
      `Een mens heeft beslist: ${money('amountMinor')} ging niet terug naar de kaart${quoted(text)}`,
    'refund-decision-confirmed':
      'De betaaldienst zegt nu over de terugbetaling hetzelfde als de mens die heeft beslist.',
    'refund-disputed': (_, money) =>
      `De betaaldienst zegt dat ${money('amountMinor')} toch niet terugging. Iemand moet ernaar kijken.`,
    'refund-started': (_, money) =>
      `Aan de kassa is gevraagd ${money('amountMinor')} terug te geven op de kaart.`,
    'refund-submitting': ({ reference }) =>
      `Terugbetaling onderweg onder onze referentie ${reference ?? ''}.`,
    'refund-waits': (_, money) =>
      `De terugbetaling van ${money('amountMinor')} wacht. De kassa probeert het opnieuw.`,
    'refund-refused': ({ text }) => `De betaaldienst heeft de terugbetaling geweigerd${quoted(text)}`,
    'refund-given-up': ({ text }) =>
      `De terugbetaling is opgegeven voordat er iets was verzonden${quoted(text)}`,
    'refund-no-trace': ({ seconds }) =>
      `Na ${seconds ?? ''} seconden geen spoor van de terugbetaling: er ging niets terug.`,
    'refund-accepted': 'De terugbetaling wacht op de kaartlezer op de kaart.',
    'refund-answer-lost':
      'Het antwoord op de terugbetaling ging verloren. De kassa vraagt na wat ervan is geworden en verzendt haar nooit opnieuw.',
    'refund-mismatch':
      'De betaaldienst heeft iets anders onder de naam van de terugbetaling. Iemand moet hiernaar kijken.',
    refunded: (_, money) => `${money('amountMinor')} ging terug naar de kaart.`,
    'refunded-twice': ({ first, second }, money) =>
      `Er ging meer terug dan gevraagd: ${second ?? ''} (${money('amountMinor')}) naast ${first ?? ''}.`,
    'refund-copy-called-off': 'Een kopie van de terugbetaling wachtte op de kaartlezer en is geannuleerd.',
    'second-refund-lost': ({ text }, money) =>
      `${money('amountMinor')} die twee keer terugging, is als verlies genoteerd${quoted(text)}`,
    'second-refund-repaid': ({ text }, money) =>
      `${money('amountMinor')} die twee keer terugging, heeft de klant weer betaald${quoted(text)}`,
    'refund-after-all': (_, money) => `${money('amountMinor')} ging toch nog terug naar de kaart.`,
    'approved-after-cancel':
      'Goedgekeurd voordat het annuleren werkte. Iemand moet kiezen: houden of terugdraaien.',
    'already-paid':
      'De verkoop was al betaald toen deze goedkeuring kwam. Iemand moet kiezen: houden of terugdraaien.',
    'charged-twice': ({ first, second }, money) =>
      `De kaart is twee keer belast: ${first ?? ''} en ${second ?? ''}. Maar één is de betaling; over de andere ${money('amountMinor')} moet iemand kiezen.`,
    'late-charge-booked': 'De late betaling is aan de kassa geboekt.',
    'late-charge-kept': ({ text }) =>
      `De late betaling is aan de kassa zonder verkoop gehouden${quoted(text)}`,
    'late-charge-reversed': 'Aan de kassa is gekozen de late betaling terug te draaien.',
  },
  reason: {
    'decided-refunded': 'Een mens heeft beslist dat het geld terugging.',
    'decided-not-refunded': 'Een mens heeft beslist dat het geld niet terugging.',
    'refund-disputed': 'De betaaldienst zegt dat het geld niet terugging.',
    'decided-not-charged': 'Een mens heeft beslist dat de kaart niet is belast.',
    'decided-charged': 'Een mens heeft beslist dat de kaart is belast.',
    'approval-disputed': 'De betaaldienst heeft de goedkeuring teruggedraaid of noemt een ander bedrag.',
    declined: 'De bank heeft de kaart geweigerd.',
    cancelled: 'Geannuleerd op de kaartlezer of vanaf de kassa.',
    'cancelled-before-sending': 'Geannuleerd voordat er iets was verzonden.',
    'not-completed': 'Op de kaartlezer niet op tijd afgerond.',
    'deadline-passed': 'De opdracht kon niet op tijd worden verzonden.',
    'never-sent': 'De kassa is opnieuw gestart voordat de opdracht was verzonden.',
    'no-trace': 'Bij de betaaldienst is er geen spoor van.',
    'not-found': 'De betaaldienst kent de betaling nog niet.',
    'asking-failed': 'De betaaldienst antwoordt niet.',
    mismatch: 'Onder ons kenmerk staat bij de betaaldienst iets anders.',
    'declined-for-now': 'Deze poging is geweigerd; het kan nog een keer.',
    'reader-offline': 'De kaartlezer is offline.',
    'reader-busy': 'De kaartlezer is bezet.',
    'reader-unknown': 'De betaaldienst kent deze kaartlezer niet.',
    'not-authorised': 'De betaaldienst accepteert de sleutel van de kassa niet.',
    'amount-invalid': 'De betaaldienst accepteert dit bedrag niet.',
    'currency-not-supported': 'De betaaldienst accepteert deze valuta niet.',
    'reference-used': 'Een eerdere opdracht is misschien aangekomen.',
    'too-many-requests': 'De betaaldienst heeft om een pauze gevraagd.',
    'request-invalid': 'De betaaldienst heeft de opdracht niet begrepen.',
    'address-invalid': 'Het adres van de betaaldienst klopt niet.',
    interrupted: 'De kassa is tijdens het verzenden onderbroken.',
    restarted: 'De kassa is tijdens het verzenden opnieuw gestart.',
    internal: 'Er is iets misgegaan in de kassa.',
    'no-provider': 'De betaaldienst is niet ingesteld.',
    'no-reader': 'Er is nog geen kaartlezer gekoppeld.',
    'disk-nearly-full': 'De schijf is bijna vol.',
    timeout: 'Er kwam niet op tijd antwoord.',
    'timed-out': 'Er kwam niet op tijd antwoord.',
    unreachable: 'De betaaldienst is niet bereikbaar.',
    'name-not-found': 'Het adres van de betaaldienst is niet gevonden. Controleer de internetverbinding.',
    'not-connected': 'Er is geen verbinding met de betaaldienst. Controleer de internetverbinding.',
    'connection-not-secure':
      'De verbinding met de betaaldienst was niet veilig, daarom is er niets verzonden. Controleer datum en tijd van deze computer.',
    'connection-lost': 'De verbinding viel weg voordat het antwoord er was.',
    redirected:
      'Het internet vraagt om aan te melden, of een ander adres antwoordde in plaats van de betaaldienst. De kassa vertrouwt zo’n antwoord niet. Open een browser op deze computer en meld u aan.',
    'sign-in-page':
      'Het internet vraagt om aan te melden, of een ander adres antwoordde in plaats van de betaaldienst. De kassa vertrouwt zo’n antwoord niet. Open een browser op deze computer en meld u aan.',
    'answer-too-large': 'Het antwoord van de betaaldienst was te lang om te kunnen kloppen.',
    'answer-broken': 'Het antwoord van de betaaldienst brak halverwege af.',
    'answer-not-understood': 'De kassa heeft het antwoord van de betaaldienst niet begrepen.',
    'answer-not-ours':
      'Het antwoord van de betaaldienst gaat over een andere betaling. De kassa gebruikt het niet.',
    conflict: 'De betaaldienst zegt dat dit niet past bij wat hij nu heeft.',
    invalid: 'De betaaldienst accepteert deze gegevens niet.',
    'list-too-long': 'De lijst van de betaaldienst is te lang om tot het einde te doorzoeken.',
    'more-than-is-left': 'Meer dan er van deze betaling over is.',
    'not-found-yet': 'De betaaldienst kent het nog niet.',
    'not-known': 'De betaaldienst kent het niet.',
    'not-paid': 'Deze betaling is niet voldaan, dus er is niets terug te geven.',
    'given-up': 'Het is aan de kassa opgegeven.',
    'other-refund-open': 'Een andere terugbetaling van deze betaling is nog open.',
    'not-refundable-yet':
      'De betaaldienst kan deze betaling nog niet terugbetalen. De kassa probeert het opnieuw.',
    other: 'De betaaldienst heeft het geweigerd.',
    refused: 'De betaaldienst heeft het geweigerd.',
    'replaced-by-another-till':
      'De betaling eindigde zonder dat hier iemand annuleerde. Misschien gebruikte een andere kassa dit apparaat.',
    reversed: 'De betaaldienst heeft de goedkeuring teruggedraaid. De klant betaalt niets.',
    'too-late': 'Te laat: het apparaat is al bezig.',
    'transaction-unknown': 'De betaaldienst kent deze betaling niet.',
    unavailable: 'De betaaldienst antwoordt niet.',
    'no-reference': 'De kassa heeft geen nummer om deze betaling mee na te vragen.',
    http: ({ number }) => `De betaaldienst antwoordde met een fout (${number ?? ''}).`,
  },
  readerState: readerStatesNl,
  readerAction: {
    'tap-good': 'Kaart ertegen',
    'tap-declined': 'Geweigerde kaart ertegen',
    'tap-needs-pin': 'Kaart met pincode ertegen',
    'insert-good': 'Kaart erin',
    'insert-declined': 'Geweigerde kaart erin',
    'insert-needs-pin': 'Andere kaart erin',
    'pin-correct': 'Juiste pincode',
    'pin-wrong': 'Foute pincode',
    'tip-none': 'Geen fooi',
    cancel: 'Rode toets',
    'walk-away': 'Weglopen',
    unplug: 'Stekker eruit',
    'plug-in': 'Stekker erin',
    'lose-network': 'Netwerk weg',
    'regain-network': 'Netwerk terug',
    'show-pairing-code': 'Koppelcode tonen',
    'stand-by': 'Laten slapen',
    'wake-up': 'Wekken',
    'show-identity': 'QR-code tonen',
    disconnect: 'Koppeling vergeten',
  },
  importReason: {
    'columns-wrong': ({ columns, expected }) => `${columns} kolommen in plaats van ${expected}.`,
    'name-missing': 'De naam ontbreekt.',
    'name-too-long': ({ limit }) => `De naam is langer dan ${limit} tekens.`,
    'unit-invalid': ({ unit }) => `“${unit}” is geen eenheid die de kassa kent.`,
    'color-invalid': ({ color }) => `“${color}” is geen kleur; een kleur ziet eruit als #3366cc.`,
    'category-too-long': ({ limit }) => `De artikelgroep is langer dan ${limit} tekens.`,
    'barcode-rounded': ({ barcode }) =>
      `“${barcode}” is door een spreadsheet afgerond. Sla de kolom op als tekst.`,
    'barcode-invalid': ({ barcode }) => `“${barcode}” kan geen barcode zijn.`,
    'barcodes-too-many': ({ limit }) => `Meer dan ${limit} barcodes.`,
    'barcode-duplicate': ({ barcode, otherLine }) => `Barcode ${barcode} staat ook in regel ${otherLine}.`,
    'barcode-taken': ({ barcode, product }) => `Barcode ${barcode} hoort al bij “${product}”.`,
    'product-duplicate': ({ product, otherLine }) => `“${product}” staat ook in regel ${otherLine}.`,
    'tax-missing': 'Het btw-tarief ontbreekt.',
    'tax-invalid': ({ tax }) => `“${tax}” is geen btw-tarief.`,
    'price-negative': ({ price }) => `De prijs ${price} is negatief.`,
    'price-decimals': ({ price, decimals, currency }) =>
      `De prijs ${price} heeft te veel decimalen; ${currency} heeft er hoogstens ${decimals}.`,
    'price-too-large': ({ price }) => `De prijs ${price} is te hoog.`,
    'price-currency': ({ found, currency }) => `De prijs is in ${found}, de kassa rekent in ${currency}.`,
    'price-invalid': ({ price }) => `“${price}” is geen prijs.`,
    'row-too-long': 'De regel is te lang.',
    'quote-open': 'Hier begint een aanhalingsteken dat nooit wordt gesloten.',
    'quote-wrong': 'Tussen een sluitend aanhalingsteken en de volgende kolom staat nog iets.',
    'characters-lost': 'Sommige tekens zijn in deze tekencodering niet leesbaar.',
  },
}
