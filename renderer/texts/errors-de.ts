import type { BackupProblem } from '../../preload/contract/backup-views.ts'
import { backupDe } from './backup-de.ts'
import type { ErrorTexts } from './errors-en.ts'
import { waitWords } from './wait-words.ts'

export const errorsDe: ErrorTexts = {
  'unknown-channel': 'Dieser Bildschirm und die Kasse passen nicht zusammen. Starten Sie die Kasse neu.',
  'bad-request': 'An dieser Eingabe stimmt etwas nicht. Prüfen Sie sie und versuchen Sie es noch einmal.',
  'not-allowed': 'Dazu fehlt Ihnen die Berechtigung.',
  'too-large': 'Das ist zu viel auf einmal. Versuchen Sie es mit einem kleineren Teil.',
  internal:
    'In der Kasse ist etwas schiefgegangen. Durch diesen Schritt wurde nichts belastet. Versuchen Sie es noch einmal.',
  'till-unreachable':
    'Die Kasse ist nicht erreichbar. Sie versucht es von selbst weiter; prüfen Sie, ob sie noch läuft.',
  'too-busy': 'Die Kasse hat gerade zu viel zu tun. Versuchen Sie es gleich noch einmal.',
  'disk-full':
    'Der Datenträger ist voll, es wurde nichts gespeichert. Schaffen Sie Platz und versuchen Sie es noch einmal.',
  'disk-nearly-full': 'Die Festplatte ist fast voll. Bargeld geht weiter; Karten wieder, sobald Platz ist.',
  'storage-failed':
    'Das konnte nicht gespeichert werden: Es wurde nichts verkauft oder geändert. Versuchen Sie es noch einmal; bleibt es dabei, rufen Sie, wer sich um diesen Rechner kümmert.',
  'basket-empty': 'In diesem Verkauf ist noch nichts. Fügen Sie zuerst einen Artikel hinzu.',
  'basket-locked':
    'Eine Zahlung hat begonnen, der Verkauf lässt sich nicht ändern. Schließen Sie zuerst die Zahlung ab oder brechen Sie sie ab.',
  'basket-too-large':
    'Mehr Posten fasst ein Verkauf nicht. Schließen Sie ihn ab und beginnen Sie einen neuen.',
  'line-not-found': 'Dieser Posten ist nicht mehr im Verkauf.',
  'parked-not-found': 'Dieser Verkauf ist nicht mehr geparkt. Vielleicht hat ihn schon jemand aufgenommen.',
  'product-not-found': 'Diesen Artikel gibt es im Sortiment nicht mehr.',
  'label-empty': ({ name }) => `Auf dem Etikett von „${name ?? ''}“ steht kein Wert: bitte neu wiegen.`,
  'label-does-not-fit': ({ name }) =>
    `Das Etikett passt nicht zu „${name ?? ''}“: Einheit im Katalog und Regel der Waage (Einstellungen) widersprechen sich.`,
  'barcode-unknown': ({ code }) =>
    code ? `Kein Artikel hat den Code ${code}.` : 'Kein Artikel hat diesen Code.',
  'price-needed': 'Dieser Artikel hat einen freien Preis. Geben Sie den Preis ein.',
  'amount-too-large': 'Dieser Betrag ist zu hoch.',
  'quantity-invalid': 'Diese Menge ist bei diesem Artikel nicht möglich.',
  'discount-invalid': 'Dieser Rabatt ist nicht möglich: Er ist höher als der Preis.',
  'name-missing': 'Es fehlt ein Name.',
  'barcode-taken': ({ name }) =>
    name
      ? `Dieser Barcode gehört schon zu „${name}“.`
      : 'Dieser Barcode gehört schon zu einem anderen Artikel.',
  'tax-rate-not-found': 'Diesen Steuersatz gibt es nicht mehr. Wählen Sie einen anderen.',
  'tax-rate-in-use': 'Es gibt noch Artikel mit diesem Steuersatz. Geben Sie ihnen zuerst einen anderen.',
  'category-not-found': 'Diese Warengruppe gibt es nicht mehr. Wählen Sie eine andere.',
  'category-taken': ({ name }) =>
    name ? `Es gibt schon eine Warengruppe „${name}“.` : 'Es gibt schon eine Warengruppe mit diesem Namen.',
  'import-not-found': 'Dieser Import ist nicht mehr offen. Wählen Sie die Datei noch einmal.',
  'import-unreadable':
    'Die Datei lässt sich nicht als Tabelle lesen. Speichern Sie sie als CSV und versuchen Sie es noch einmal.',
  'import-too-large': 'Die Datei ist zu groß.',
  'import-columns-missing':
    'Es fehlen Spalten. Geben Sie an, in welcher der Name und in welcher der Preis steht.',
  'import-has-bad-rows':
    'Einige Zeilen sind fehlerhaft. Berichtigen Sie sie in der Datei; es wurde nichts importiert.',
  'import-busy': 'Ein anderer Import läuft gerade. Warten Sie auf ihn oder brechen Sie ihn ab.',
  'file-name-invalid': 'Dieser Dateiname lässt sich nicht verwenden.',
  'payment-not-found': 'Die Kasse kennt diese Zahlung nicht.',
  'payment-open': 'Zu diesem Verkauf ist noch eine Zahlung offen. Warten Sie zuerst ihren Ausgang ab.',
  'payment-differs':
    'Diese Zahlung wurde schon mit anderen Zahlen begonnen. Gehen Sie zurück und beginnen Sie neu.',
  'payment-amount-invalid':
    'Dieser Betrag lässt sich nicht zahlen: Er ist null oder höher als der offene Betrag.',
  'payment-not-due': 'Für diesen Verkauf ist nichts mehr zu zahlen.',
  'tendered-too-little':
    'Das ist weniger als der offene Betrag. Nehmen Sie es als Teilzahlung oder bitten Sie um mehr.',
  'card-unavailable':
    'Karten können gerade nicht angenommen werden. Koppeln Sie unter Kartenleser ein Gerät.',
  'reader-not-found': 'Dieser Kartenleser ist nicht mehr gekoppelt. Wählen Sie einen anderen.',
  'reader-busy':
    'Der Kartenleser ist mit einer anderen Zahlung belegt. Warten Sie einen Moment oder wählen Sie einen anderen.',
  'reader-offline':
    'Der Kartenleser ist offline. Schalten Sie ihn ein, prüfen Sie sein Netz und versuchen Sie es noch einmal.',
  'decision-too-early':
    'Über diese Zahlung darf noch niemand entscheiden. Warten Sie, oder fragen Sie den Zahlungsdienst noch einmal.',
  'cancel-not-possible': 'Diese Zahlung lässt sich nicht mehr abbrechen. Warten Sie ihren Ausgang ab.',
  'refund-not-found': 'Diese Erstattung kennt die Kasse nicht.',
  'refund-not-possible': 'Diese Zahlung lässt sich jetzt nicht zurückgeben.',
  'refund-too-much': 'Das ist mehr, als von dieser Zahlung übrig ist.',
  'second-refund-not-found': 'Diese zweite Erstattung kennt die Kasse nicht.',
  'second-refund-decided': 'Über diese Erstattung wurde schon entschieden.',
  'second-refund-needs-reason': 'Bitte schreiben Sie einen Grund dazu.',
  'comparison-not-found': 'Diesen Vergleich kennt die Kasse nicht.',
  'charge-not-adoptable': 'Diese Zahlung ist nicht von dieser Kasse. Sehen Sie beim Zahlungsdienst nach.',
  'charge-needs-reason': 'Sagen Sie mit mindestens drei Buchstaben, warum sie zu dieser Kasse gehört.',
  'charge-not-answered':
    'Der Zahlungsdienst antwortet gerade nicht. Nichts wurde geändert; später noch einmal versuchen.',
  'charge-not-confirmed': 'Der Zahlungsdienst bestätigt diese Zahlung nicht. Nichts wurde geändert.',
  'charge-still-open': 'Die Kasse fragt noch nach dieser Zahlung. Sie übernimmt sie von selbst.',
  'late-charge-not-found': 'Diese späte Zahlung kennt die Kasse nicht.',
  'late-charge-decided': 'Über diese Zahlung wurde schon entschieden.',
  'late-charge-needs-reason': 'Bitte sagen Sie, warum die Zahlung behalten wird.',
  'late-charge-not-bookable':
    'Diese Zahlung passt nicht mehr zu ihrem Verkauf. Behalten Sie sie oder geben Sie sie zurück.',
  'currency-not-supported': 'In dieser Währung können Kartenleser nicht abrechnen.',
  'pairing-code-invalid':
    'Das ist kein Kopplungscode. Er steht auf dem Kartenleser: acht oder neun Buchstaben und Ziffern.',
  'pairing-code-unknown':
    'Kein Kartenleser zeigt gerade diesen Code. Lassen Sie am Kartenleser einen neuen anzeigen und geben Sie ihn ein.',
  'pairing-conflict':
    'Dieser Kartenleser ist schon gekoppelt. Entfernen Sie ihn zuerst dort oder starten Sie ihn neu.',
  'reader-gone': 'Der Zahlungsdienst kennt diesen Kartenleser nicht mehr. Hier trennen und neu koppeln.',
  'reader-not-in-account':
    'Im Konto gibt es keinen Kartenleser mit dieser Nummer. Bitte einen aus der Liste wählen.',
  'provider-refused': ({ text }) =>
    text ? `Der Zahlungsdienst hat abgelehnt: ${text}` : 'Der Zahlungsdienst hat abgelehnt.',
  'provider-unreachable':
    'Der Zahlungsdienst ist nicht erreichbar. Prüfen Sie die Internetverbindung und versuchen Sie es noch einmal.',
  'sale-not-found': 'Die Kasse kennt diesen Verkauf nicht.',
  'sale-not-open-again': 'Dieser Verkauf ist nicht mehr offen: Es fehlt nichts.',
  'sale-has-late-charge': 'Entscheiden Sie zuerst über die späte Zahlung dieses Verkaufs.',
  'receipt-scanned': ({ receipt }) => `Das ist der Code von Beleg ${receipt ?? ''}.`,
  'return-line-fixed':
    'Was zurückkommt, wurde schon einmal bezahlt; an dieser Zeile lässt sich nichts ändern. Entfernen Sie sie und nehmen Sie neu zurück.',
  'return-too-much': ({ receipt }) => `Von Beleg ${receipt ?? ''} ist nicht mehr so viel übrig.`,
  'return-taken-before': ({ receipt }) =>
    `Das kam schon zurück, mit Beleg ${receipt ?? ''}. Nehmen Sie höchstens zurück, was noch übrig ist.`,
  'return-in-basket': ({ receipt }) =>
    `Dieser Artikel von Beleg ${receipt ?? ''} wird gerade in einem Verkauf zurückgenommen, der nicht abgeschlossen ist. Schließen Sie den zuerst ab oder leeren Sie ihn.`,
  'return-sale-unpaid': ({ receipt }) =>
    `Der Zahlungsdienst hat eine Zahlung von Beleg ${receipt ?? ''} zurückgenommen: Das Geld ist nicht da. Klären Sie das zuerst unter Verkäufe.`,
  'return-needs-own-basket':
    'Dieser Beleg hat eine andere Währung oder Steuerart als der Verkauf. Schließen Sie ihn zuerst ab oder parken Sie ihn.',
  'return-not-owed':
    'Diese Erstattung ist nicht gescheitert: Die Karte kann sie noch bekommen. Aus der Lade wird dafür nichts gezahlt.',
  'return-plan-changed':
    'Was wohin geht, hat sich inzwischen geändert. Sehen Sie noch einmal hin, bevor Sie es zurückgeben.',
  'tender-corrected': 'Das wurde schon berichtigt, auf andere Weise.',
  'tender-differs':
    'Diese Kartenzahlung und das Bargeld sind nicht gleich hoch; das eine kann nicht für das andere stehen.',
  'day-not-found': 'Die Kasse kennt diesen Tag nicht.',
  'day-has-open-payments':
    'Eine Zahlung ist noch offen. Der Tag lässt sich abschließen, sobald ihr Ausgang bekannt ist.',
  'day-needs-reason':
    'Geld ist auf dem Weg zurück, oder über eine späte Kartenzahlung ist nicht entschieden. Sagen Sie, warum der Tag jetzt abgeschlossen wird.',
  'day-needs-count': 'Zählen Sie das Bargeld in der Lade, oder sagen Sie, warum niemand zählt.',
  'cash-not-counted': 'Die Lade wird hier nicht gezählt. Einstellungen › Bargeld schaltet es ein.',
  'cash-needs-reason': 'Sagen Sie, wofür das Geld ist, mit mindestens drei Zeichen.',
  'cash-not-enough':
    'Nach den Büchern liegt nicht so viel in der Lade. Tragen Sie zuerst das eingelegte Wechselgeld ein, oder zählen Sie die Lade.',
  'cash-pieces-invalid':
    'Eines der Stücke ist keine Münze und kein Schein dieser Währung. Zählen Sie noch einmal.',
  'cash-count-unknown': 'Diese Zählung ist schon verwendet oder in anderer Währung. Zählen Sie noch einmal.',
  'cash-moved-since': 'Seit der Zählung kam oder ging Bargeld. Zählen Sie noch einmal.',
  'cash-difference-needs-reason':
    'Die Zählung weicht um mehr ab, als der Laden erlaubt. Zählen Sie noch einmal, oder sagen Sie, warum.',
  'cash-leaves-too-much': 'Es kann nicht mehr in der Lade bleiben, als gezählt wurde.',
  'cash-move-differs':
    'Das wurde schon mit einem anderen Betrag eingetragen. Sehen Sie in der Liste nach und tragen Sie es neu ein.',
  'day-empty': 'Seit dem letzten Abschluss wurde nichts verkauft.',
  'settings-invalid': 'Eine Einstellung stimmt nicht. Prüfen Sie die markierten Angaben.',
  'receipt-link-invalid':
    'Der Link des QR-Codes muss mit https:// beginnen und {receipt} enthalten, wo die Nummer steht. Berichtigen Sie ihn und speichern Sie noch einmal.',
  'logo-file-too-large': 'Diese Datei ist zu groß für ein Logo. Wählen Sie ein Bild von höchstens 2 MB.',
  'logo-too-many-pixels':
    'Dieses Bild hat zu viele Bildpunkte für ein Logo. Verkleinern Sie es zuerst: höchstens 2000 × 2000.',
  'logo-not-a-picture':
    'Das ist kein Bild als PNG oder JPEG. Speichern Sie das Logo als PNG und wählen Sie es noch einmal.',
  'logo-damaged':
    'Dieses Bild lässt sich nicht lesen; die Datei ist vielleicht beschädigt. Speichern Sie es neu als PNG und versuchen Sie es noch einmal.',
  'picture-not-readable':
    'Dieses Bild kann nicht gezeigt werden. Wählen Sie eine PNG-, JPEG- oder WebP-Datei.',
  'logo-blank': 'Auf diesem Bild ist nur Weiß. Wählen Sie eines mit dunklen Linien.',
  'setup-done': 'Die Kasse ist schon eingerichtet.',
  'setup-needed': 'Die Kasse muss zuerst eingerichtet werden.',
  'training-only': 'Das gibt es nur im Training.',
  'live-only': 'Zugänge gibt es nur im Echtbetrieb; das Training braucht keine.',
  'switch-payment-open':
    'Eine Kartenzahlung oder Erstattung ist noch offen. Warten Sie ihr Ergebnis ab und wechseln Sie dann.',
  'switch-basket-open':
    'Ein Verkauf ist noch im Gange. Schließen Sie ihn ab, parken oder leeren Sie ihn und wechseln Sie dann.',
  'switch-failed':
    'Die anderen Daten ließen sich nicht öffnen. Alles bleibt, wie es war; die Protokolldatei im Datenordner nennt die Ursache.',
  'account-unknown': 'Die Kasse kennt diesen Kartendienst nicht.',
  'account-in-use':
    'Eine Zahlung dieses Zugangs ist noch offen und lässt sich nur mit ihm klären. Warten Sie zuerst ihr Ergebnis ab.',
  'printer-address-wrong': 'Das ist keine Adresse eines Druckers. Sehen Sie die Beispiele unter dem Feld an.',
  'printer-training-only':
    'Im Training druckt nur der virtuelle Drucker. Richten Sie den Drucker des Geschäfts im Echtbetrieb ein.',
  'printer-unreachable':
    'Der Drucker antwortet nicht. Prüfen Sie, ob er eingeschaltet ist, Papier hat und seine Adresse stimmt.',
  'no-drawer':
    'Es ist keine Kassenlade eingerichtet. Sagen Sie unter Einstellungen, wo sie angeschlossen ist.',
  'export-not-found': 'Diesen Export gibt es nicht mehr. Bitte neu beginnen.',
  'export-busy':
    'Es wird gerade eine andere Datei geschrieben. Warten, bis sie fertig ist, oder sie abbrechen.',
  'export-two-years': 'Diese Tage liegen in zwei Geschäftsjahren. Bitte jedes Jahr für sich exportieren.',
  'export-account-missing': (values) =>
    `Für diesen Steuersatz fehlt noch ein Konto: ${values.rate ?? ''}. Es wird unter Konten eingetragen.`,
  'backup-unusable': ({ problem }) => backupDe.problems[problem as BackupProblem] ?? backupDe.problems.failed,
  'backup-not-looked-at': backupDe.notLooked,
  'backup-passphrase-short': ({ least }) => backupDe.passphraseShort(String(least ?? '')),
  'till-locked': 'Die Kasse ist gesperrt. Melden Sie sich zuerst an.',
  'right-missing': 'Dazu fehlt Ihnen das Recht. Wer es hat, kann es mit seiner PIN freigeben.',
  'approval-invalid': 'Diese Freigabe gilt nicht mehr. Fragen Sie noch einmal danach.',
  'approver-lacks-right': 'Wer das freigeben wollte, hat das Recht selbst nicht.',
  'pin-wrong': 'Das ist nicht die PIN. Versuchen Sie es noch einmal.',
  'pin-refused-for-now': ({ waitMs }) =>
    `Zu viele falsche PINs. Versuchen Sie es in ${waitWords(waitMs, 's', 'min')} wieder.`,
  'pin-needed': 'Wählen Sie eine PIN: 4 bis 8 Ziffern.',
  'person-not-found': 'Diese Person kennt die Kasse nicht mehr.',
  'person-name-taken':
    'So heißt schon jemand. Wählen Sie einen anderen Namen, damit niemand verwechselt wird.',
  'person-first-owner': 'Die erste Person muss Inhaber sein: sonst könnte hier niemand mehr etwas ändern.',
  'person-last-owner':
    'Das ist der einzige Inhaber. Machen Sie zuerst jemand anderen dazu: sonst könnte hier niemand mehr etwas ändern.',
  'person-beyond-rights': 'Niemand gibt Rechte, die er selbst nicht hat. Fragen Sie den Inhaber.',
  'role-not-found': 'Diese Rolle gibt es nicht mehr. Wählen Sie eine andere.',
  'role-name-taken': 'Eine Rolle mit diesem Namen gibt es schon.',
  'role-fixed': 'Ein Inhaber darf immer alles.',
  'queue-item-gone': 'Das ist schon erledigt.',
  'queue-item-running': 'Das läuft gerade. Versuchen Sie es gleich noch einmal.',
  'give-up-not-safe':
    'Das kann nicht aufgegeben werden: Es geht um Geld, und die Kasse fragt, bis sie es weiß.',
  'mail-not-set-up': 'Kein Mailzugang ist eingerichtet. Tragen Sie ihn in den Einstellungen ein.',
  'mail-address-wrong': 'Das ist keine einzelne E-Mail-Adresse. Sehen Sie nach der Schreibweise.',
  'mail-host-wrong': 'Das ist kein Name eines Servers.',
  'mail-sender-wrong': 'Die Adresse des Absenders ist keine einzelne E-Mail-Adresse.',
  'mail-password-again': 'Für einen anderen Server oder Benutzer muss das Kennwort neu getippt werden.',
  'mail-not-encrypted':
    'Ohne Verschlüsselung sind Kennwort und Belege auf dem Weg lesbar. Wählen Sie TLS oder STARTTLS, oder sagen Sie, dass Sie es trotzdem wollen.',
  'receipt-given': 'Der Kunde hat schon einen Beleg, oder er ist unterwegs.',
}
