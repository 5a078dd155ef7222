import type { Language } from '../../preload/contract/views.ts'

/** What stands in a letter where the shop has no words of its own. */
export type MailWords = {
  subject: (receipt: string, shop: string) => string
  text: (receipt: string, shop: string) => string
  testSubject: (shop: string) => string
  testText: (shop: string) => string
}

export const mailWords: Readonly<Record<Language, MailWords>> = {
  en: {
    subject: (receipt, shop) => `Your receipt ${receipt} from ${shop}`,
    text: (receipt, shop) =>
      `Thank you for your purchase at ${shop}.\n\nYour receipt ${receipt} is attached as a PDF and stands below.`,
    testSubject: (shop) => `Test message from the till of ${shop}`,
    testText: (shop) => `This message shows that the till of ${shop} can send receipts by e-mail.`,
  },
  de: {
    subject: (receipt, shop) => `Ihr Beleg ${receipt} von ${shop}`,
    text: (receipt, shop) =>
      `Vielen Dank für Ihren Einkauf bei ${shop}.\n\nIhr Beleg ${receipt} ist als PDF angehängt und steht unten.`,
    testSubject: (shop) => `Testnachricht der Kasse von ${shop}`,
    testText: (shop) => `Diese Nachricht zeigt, dass die Kasse von ${shop} Belege per E-Mail senden kann.`,
  },
  nl: {
    subject: (receipt, shop) => `Uw bon ${receipt} van ${shop}`,
    text: (receipt, shop) =>
      `Bedankt voor uw aankoop bij ${shop}.\n\nUw bon ${receipt} is als pdf bijgevoegd en staat hieronder.`,
    testSubject: (shop) => `Testbericht van de kassa van ${shop}`,
    testText: (shop) => `Dit bericht laat zien dat de kassa van ${shop} bonnen per e-mail kan sturen.`,
  },
  fr: {
    subject: (receipt, shop) => `Votre ticket ${receipt} de ${shop}`,
    text: (receipt, shop) =>
      `Merci de votre achat chez ${shop}.\n\nVotre ticket ${receipt} est joint en PDF et figure ci-dessous.`,
    testSubject: (shop) => `Message d’essai de la caisse de ${shop}`,
    testText: (shop) => `Ce message montre que la caisse de ${shop} peut envoyer les tickets par e-mail.`,
  },
}
