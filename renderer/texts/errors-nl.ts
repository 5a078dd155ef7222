import type { BackupProblem } from '../../preload/contract/backup-views.ts'
import { backupNl } from './backup-nl.ts'
import type { ErrorTexts } from './errors-en.ts'
import { waitWords } from './wait-words.ts'

export const errorsNl: ErrorTexts = {
  'unknown-channel': 'Dit scherm en de kassa passen niet bij elkaar. Start de kassa opnieuw.',
  'bad-request': 'Er klopt iets niet in deze invoer. Controleer die en probeer het opnieuw.',
  'not-allowed': 'U hebt hiervoor geen rechten.',
  'too-large': 'Dat is te veel in één keer. Probeer een kleiner deel.',
  internal: 'Er is iets misgegaan in de kassa. Door deze stap is er niets afgeschreven. Probeer het opnieuw.',
  'till-unreachable':
    'De kassa is niet bereikbaar. Er wordt vanzelf opnieuw geprobeerd; controleer of de kassa nog draait.',
  'too-busy': 'De kassa heeft het nu te druk. Probeer het zo opnieuw.',
  'disk-full': 'De schijf is vol, er is niets opgeslagen. Maak ruimte vrij en probeer het opnieuw.',
  'disk-nearly-full': 'De schijf is bijna vol. Contant gaat door; kaarten weer zodra er ruimte is.',
  'storage-failed':
    'Dit kon niet worden opgeslagen: er is niets verkocht of gewijzigd. Probeer het opnieuw; helpt dat niet, bel dan wie deze computer beheert.',
  'basket-empty': 'In deze verkoop staat nog niets. Voeg eerst een artikel toe.',
  'basket-locked':
    'Er loopt een betaling, dus deze verkoop kan niet worden gewijzigd. Rond de betaling eerst af of annuleer die.',
  'basket-too-large':
    'Meer regels kan de kassa niet aan in één verkoop. Rond deze verkoop af en begin een nieuwe.',
  'line-not-found': 'Die regel staat niet meer in de verkoop.',
  'parked-not-found': 'Die verkoop is niet meer geparkeerd. Misschien heeft iemand hem al hervat.',
  'product-not-found': 'Dat artikel bestaat niet meer.',
  'label-empty': ({ name }) => `Op het etiket van “${name ?? ''}” staat geen waarde: weeg opnieuw.`,
  'label-does-not-fit': ({ name }) =>
    `Het etiket past niet bij “${name ?? ''}”: de eenheid in de catalogus en de regel van de weegschaal (Instellingen) spreken elkaar tegen.`,
  'barcode-unknown': ({ code }) =>
    code ? `Geen enkel artikel heeft de code ${code}.` : 'Geen enkel artikel heeft deze code.',
  'price-needed': 'Dit artikel heeft een vrije prijs. Toets de prijs in.',
  'amount-too-large': 'Dat bedrag is te hoog.',
  'quantity-invalid': 'Dat aantal is bij dit artikel niet mogelijk.',
  'discount-invalid': 'Die korting is niet mogelijk: ze is hoger dan de prijs.',
  'name-missing': 'Er ontbreekt een naam.',
  'barcode-taken': ({ name }) =>
    name ? `Die barcode hoort al bij “${name}”.` : 'Die barcode hoort al bij een ander artikel.',
  'tax-rate-not-found': 'Dat btw-tarief bestaat niet meer. Kies een ander.',
  'tax-rate-in-use': 'Er zijn nog artikelen met dit btw-tarief. Geef die eerst een ander tarief.',
  'category-not-found': 'Die artikelgroep bestaat niet meer. Kies een andere.',
  'category-taken': ({ name }) =>
    name ? `Er is al een artikelgroep “${name}”.` : 'Er is al een artikelgroep met die naam.',
  'import-not-found': 'Die import is niet meer open. Kies het bestand opnieuw.',
  'import-unreadable':
    'Het bestand kan niet als tabel worden gelezen. Sla het op als CSV en probeer het opnieuw.',
  'import-too-large': 'Het bestand is te groot.',
  'import-columns-missing':
    'Er ontbreken kolommen. Geef aan in welke kolom de naam staat en in welke de prijs.',
  'import-has-bad-rows': 'Sommige regels kloppen niet. Verbeter ze in het bestand; er is niets geïmporteerd.',
  'import-busy': 'Er loopt al een import. Wacht tot die klaar is of annuleer hem.',
  'file-name-invalid': 'Die bestandsnaam kan niet worden gebruikt.',
  'payment-not-found': 'De kassa kent die betaling niet.',
  'payment-open': 'Er staat nog een betaling van deze verkoop open. Wacht eerst de uitkomst af.',
  'payment-differs': 'Deze betaling is al met andere bedragen gestart. Ga terug en begin opnieuw.',
  'payment-amount-invalid': 'Dat bedrag kan niet worden betaald: het is nul of hoger dan wat er openstaat.',
  'payment-not-due': 'Voor deze verkoop hoeft niets meer te worden betaald.',
  'tendered-too-little': 'Dat is minder dan er openstaat. Neem het als deelbetaling of vraag om meer.',
  'card-unavailable': 'Er kunnen nu geen kaarten worden aangenomen. Koppel een kaartlezer bij Kaartlezers.',
  'reader-not-found': 'Die kaartlezer is niet meer gekoppeld. Kies een andere.',
  'reader-busy': 'De kaartlezer is bezig met een andere betaling. Wacht even of kies een andere kaartlezer.',
  'reader-offline': 'De kaartlezer is offline. Zet hem aan, controleer het netwerk en probeer het opnieuw.',
  'decision-too-early':
    'Over deze betaling mag nog niemand beslissen. Wacht, of vraag het de betaaldienst nog eens.',
  'cancel-not-possible': 'Deze betaling kan niet meer worden geannuleerd. Wacht de uitkomst af.',
  'refund-not-found': 'De kassa kent die terugbetaling niet.',
  'refund-not-possible': 'Deze betaling kan nu niet worden terugbetaald.',
  'refund-too-much': 'Dat is meer dan er van deze betaling over is.',
  'second-refund-not-found': 'De kassa kent die tweede terugbetaling niet.',
  'second-refund-decided': 'Over deze terugbetaling is al beslist.',
  'second-refund-needs-reason': 'Geef een reden op.',
  'comparison-not-found': 'De kassa kent die vergelijking niet.',
  'charge-not-adoptable': 'Deze betaling is niet van deze kassa. Kijk bij de betaaldienst.',
  'charge-needs-reason': 'Zeg in drie letters of meer waarom ze bij deze kassa hoort.',
  'charge-not-answered':
    'De betaaldienst antwoordt nu niet. Er is niets veranderd; probeer het later nog eens.',
  'charge-not-confirmed': 'De betaaldienst bevestigt deze betaling niet. Er is niets veranderd.',
  'charge-still-open': 'De kassa vraagt nog naar deze betaling. Ze neemt haar vanzelf over.',
  'late-charge-not-found': 'De kassa kent die late betaling niet.',
  'late-charge-decided': 'Over deze betaling is al beslist.',
  'late-charge-needs-reason': 'Zeg waarom de betaling wordt gehouden.',
  'late-charge-not-bookable': 'Deze betaling past niet meer bij haar verkoop. Houd haar of draai haar terug.',
  'currency-not-supported': 'Kaartlezers kunnen niet in deze valuta afrekenen.',
  'pairing-code-invalid':
    'Dat is geen koppelcode. De code staat op de kaartlezer: acht of negen letters en cijfers.',
  'pairing-code-unknown':
    'Geen kaartlezer toont nu deze code. Laat op de kaartlezer een nieuwe code zien en typ die.',
  'pairing-conflict':
    'Deze kaartlezer is al gekoppeld. Verwijder hem daar eerst of start de kaartlezer opnieuw.',
  'reader-gone': 'De betaaldienst kent deze kaartlezer niet meer. Ontkoppel hem hier en koppel hem opnieuw.',
  'reader-not-in-account': 'Het account heeft geen kaartlezer met dit nummer. Kies er een uit de lijst.',
  'provider-refused': ({ text }) =>
    text ? `De betaaldienst weigerde: ${text}` : 'De betaaldienst weigerde.',
  'provider-unreachable':
    'De betaaldienst is niet bereikbaar. Controleer de internetverbinding en probeer het opnieuw.',
  'sale-not-found': 'De kassa kent die verkoop niet.',
  'sale-not-open-again': 'Deze verkoop staat niet meer open: er ontbreekt niets.',
  'sale-has-late-charge': 'Beslis eerst over de late betaling van deze verkoop.',
  'receipt-scanned': ({ receipt }) => `Dat is de code van bon ${receipt ?? ''}.`,
  'return-line-fixed':
    'Wat terugkomt is al een keer betaald; aan deze regel kan niets worden gewijzigd. Verwijder hem en neem opnieuw terug.',
  'return-too-much': ({ receipt }) => `Van bon ${receipt ?? ''} is niet meer zoveel over.`,
  'return-taken-before': ({ receipt }) =>
    `Dat is al teruggekomen, met bon ${receipt ?? ''}. Neem niet meer terug dan er over is.`,
  'return-in-basket': ({ receipt }) =>
    `Dat artikel van bon ${receipt ?? ''} wordt al teruggenomen in een verkoop die niet af is. Rond die eerst af of maak hem leeg.`,
  'return-sale-unpaid': ({ receipt }) =>
    `De betaaldienst heeft een betaling van bon ${receipt ?? ''} teruggedraaid: het geld is er niet. Los dat eerst op onder Verkopen.`,
  'return-needs-own-basket':
    'Die bon heeft een andere valuta of belastingsoort dan deze verkoop. Rond die eerst af of parkeer hem.',
  'return-not-owed':
    'Die terugbetaling is niet mislukt: de kaart kan haar nog krijgen. Uit de lade wordt er niets voor betaald.',
  'return-plan-changed': 'Wat waarheen gaat is intussen veranderd. Kijk nog eens voordat u het teruggeeft.',
  'tender-corrected': 'Dat is al verbeterd, op een andere manier.',
  'tender-differs':
    'Die kaartbetaling en het contante bedrag zijn niet gelijk; het een kan niet voor het ander staan.',
  'day-not-found': 'De kassa kent die dag niet.',
  'day-has-open-payments':
    'Er staat nog een betaling open. De dag kan worden afgesloten zodra de uitkomst bekend is.',
  'day-needs-reason':
    'Er is geld onderweg terug, of over een late kaartbetaling is niet beslist. Zeg waarom de dag nu wordt afgesloten.',
  'day-needs-count': 'Tel het contante geld in de lade, of zeg waarom niemand telt.',
  'cash-not-counted': 'De lade wordt hier niet geteld. Instellingen › Contant geld zet het aan.',
  'cash-needs-reason': 'Zeg waarvoor het geld is, met minstens drie tekens.',
  'cash-not-enough':
    'Volgens de boeken ligt er niet zo veel in de lade. Voer eerst het ingelegde wisselgeld in, of tel de lade.',
  'cash-pieces-invalid': 'Een van de stukken is geen munt of biljet van deze valuta. Tel opnieuw.',
  'cash-count-unknown': 'Deze telling is al gebruikt of in een andere valuta. Tel opnieuw.',
  'cash-moved-since': 'Sinds de telling kwam of ging er contant geld. Tel opnieuw.',
  'cash-difference-needs-reason':
    'De telling wijkt meer af dan de winkel toestaat. Tel opnieuw, of zeg waarom.',
  'cash-leaves-too-much': 'Er kan niet meer in de lade blijven dan er geteld is.',
  'cash-move-differs': 'Dit is al met een ander bedrag ingevoerd. Kijk in de lijst en voer het opnieuw in.',
  'day-empty': 'Sinds de laatste afsluiting is er niets verkocht.',
  'settings-invalid': 'Een instelling klopt niet. Controleer de gemarkeerde velden.',
  'receipt-link-invalid':
    'De link van de QR-code moet met https:// beginnen en {receipt} bevatten waar het nummer komt. Verbeter hem en sla opnieuw op.',
  'logo-file-too-large': 'Dit bestand is te groot voor een logo. Kies een afbeelding van hoogstens 2 MB.',
  'logo-too-many-pixels':
    'Deze afbeelding heeft te veel beeldpunten voor een logo. Maak haar eerst kleiner: hoogstens 2000 × 2000.',
  'logo-not-a-picture': 'Dit is geen PNG- of JPEG-afbeelding. Bewaar het logo als PNG en kies het opnieuw.',
  'logo-damaged':
    'Deze afbeelding kan niet worden gelezen; het bestand is misschien beschadigd. Bewaar haar opnieuw als PNG en probeer het nog eens.',
  'picture-not-readable': 'Deze afbeelding kan niet worden getoond. Kies een PNG-, JPEG- of WebP-bestand.',
  'logo-blank': 'Op deze afbeelding staat alleen wit. Kies er een met donkere lijnen.',
  'setup-done': 'De kassa is al ingesteld.',
  'setup-needed': 'De kassa moet eerst worden ingesteld.',
  'training-only': 'Dit bestaat alleen in de training.',
  'live-only': 'Accounts zijn er alleen live; de training heeft er geen nodig.',
  'switch-payment-open':
    'Een kaartbetaling of terugbetaling staat nog open. Wacht de uitkomst af en wissel dan.',
  'switch-basket-open': 'Er is een verkoop bezig. Rond die af, parkeer of wis hem en wissel dan.',
  'switch-failed':
    'De andere gegevens konden niet worden geopend. Alles blijft zoals het was; het logbestand in de gegevensmap noemt de oorzaak.',
  'account-unknown': 'De kassa kent deze kaartdienst niet.',
  'account-in-use':
    'Een betaling van dit account staat nog open en kan alleen daarmee worden nagevraagd. Wacht eerst de uitkomst af.',
  'printer-address-wrong': 'Dit is geen adres van een printer. Kijk naar de voorbeelden onder het veld.',
  'printer-training-only':
    'In de oefening print alleen de virtuele printer. Stel de printer van de winkel in bij echt gebruik.',
  'printer-unreachable':
    'De printer antwoordt niet. Controleer of hij aanstaat, papier heeft en of het adres klopt.',
  'no-drawer': 'Er is geen kassalade ingesteld. Zeg onder Instellingen waar ze is aangesloten.',
  'export-not-found': 'Deze export is er niet meer. Begin opnieuw.',
  'export-busy': 'Er wordt net een ander bestand geschreven. Wacht tot het klaar is, of breek het af.',
  'export-two-years': 'Deze dagen liggen in twee boekjaren. Exporteer elk jaar apart.',
  'export-account-missing': (values) =>
    `Voor dit btw-tarief is er nog geen rekening: ${values.rate ?? ''}. Vul die in onder Rekeningen.`,
  'backup-unusable': ({ problem }) => backupNl.problems[problem as BackupProblem] ?? backupNl.problems.failed,
  'backup-not-looked-at': backupNl.notLooked,
  'backup-passphrase-short': ({ least }) => backupNl.passphraseShort(String(least ?? '')),
  'till-locked': 'De kassa is vergrendeld. Meld u eerst aan.',
  'right-missing': 'U hebt hier geen recht voor. Wie dat wel heeft, kan het met zijn pincode goedkeuren.',
  'approval-invalid': 'Deze goedkeuring geldt niet meer. Vraag er nog eens om.',
  'approver-lacks-right': 'Wie dit wilde goedkeuren, heeft het recht zelf ook niet.',
  'pin-wrong': 'Dat is niet de pincode. Probeer het opnieuw.',
  'pin-refused-for-now': ({ waitMs }) =>
    `Te veel verkeerde pincodes. Probeer het over ${waitWords(waitMs, 's', 'min')} opnieuw.`,
  'pin-needed': 'Kies een pincode: 4 tot 8 cijfers.',
  'person-not-found': 'De kassa kent deze persoon niet meer.',
  'person-name-taken': 'Zo heet al iemand. Kies een andere naam, zodat niemand verwisseld wordt.',
  'person-first-owner': 'De eerste persoon moet eigenaar zijn: anders kan hier niemand meer iets wijzigen.',
  'person-last-owner':
    'Dit is de enige eigenaar. Maak eerst iemand anders eigenaar: anders kan hier niemand meer iets wijzigen.',
  'person-beyond-rights': 'Niemand geeft rechten die hij zelf niet heeft. Vraag het de eigenaar.',
  'role-not-found': 'Deze rol bestaat niet meer. Kies een andere.',
  'role-name-taken': 'Er is al een rol met deze naam.',
  'role-fixed': 'Een eigenaar mag altijd alles.',
  'queue-item-gone': 'Dat is al gedaan.',
  'queue-item-running': 'Daar wordt nu aan gewerkt. Probeer het zo opnieuw.',
  'give-up-not-safe':
    'Dat kan niet worden opgegeven: het gaat om geld, en de kassa vraagt tot de uitkomst bekend is.',
  'mail-not-set-up': 'Er is geen mailaccount ingesteld. Vul er een in bij de instellingen.',
  'mail-address-wrong': 'Dat is niet één e-mailadres. Kijk naar de spelling.',
  'mail-host-wrong': 'Dat is geen naam van een server.',
  'mail-sender-wrong': 'Het adres van de afzender is niet één e-mailadres.',
  'mail-password-again': 'Voor een andere server of gebruiker moet het wachtwoord opnieuw worden getypt.',
  'mail-not-encrypted':
    'Zonder versleuteling zijn het wachtwoord en de bonnen onderweg leesbaar. Kies TLS of STARTTLS, of zeg dat u het toch wilt.',
  'receipt-given': 'De klant heeft al een bon, of die is onderweg.',
}
