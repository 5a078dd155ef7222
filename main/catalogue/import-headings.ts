import type { ImportField } from '../../preload/contract/views.ts'

type HeadingField = Exclude<ImportField, 'ignore'>

/** Words as they remain after folding: lower case, no accents (and ß as ss, œ as oe). */
const wordsOfField: Readonly<Record<HeadingField, string>> = {
  barcode: `
    barcode, barcodes, bar code, ean, ean13, ean 13, ean8, ean code, eancode, gtin, gtin13,
    gtin 13, upc, upc a, upc code, isbn, strichcode, strich code, ean nummer, eannummer,
    streepjescode, barcodenummer, code barres, code a barres, codes barres, codebarre,
    code barre, gencod, gencode, scancode, scan code,
    codigo de barras,
    codigo barras, codigo ean, codice a barre, codice barre, codice ean, kod kreskowy, kod ean, kod paskowy`,
  name: `
    name, product, product name, productname, item, item name, title, description,
    bezeichnung, artikel, artikelname, artikelbezeichnung, produkt, produktname,
    produktbezeichnung, benennung, beschreibung, text, naam, artikelnaam, productnaam,
    omschrijving, artikelomschrijving, productomschrijving, titel, designation, libelle, nom,
    nom du produit, produit, article, intitule, descriptif, kurzbezeichnung, langbezeichnung,
    warenbezeichnung, artikeltext, kurztext, long description, short description,
    nombre, nombre del producto, producto, articulo, descripcion, denominacion, nome, nome prodotto,
    nome do produto, prodotto, articolo, descrizione, denominazione, produto, artigo, descricao, designacao, nazwa,
    nazwa towaru, nazwa produktu, towar, opis`,
  price: `
    price, unit price, sale price, sales price, selling price, retail price, gross price,
    rrp, amount, preis, vk, vk preis, vkpreis, verkaufspreis, bruttopreis, brutto,
    einzelpreis, stuckpreis, endpreis, ladenpreis, uvp, prijs, verkoopprijs,
    consumentenprijs, stukprijs, eenheidsprijs, vkp, prix, prix de vente, prix ttc, pv ttc,
    prix unitaire, prix public, pvp, montant, tarif, bruttoverkaufspreis, brutto vk,
    listenpreis, list price, regular price, variant price, adviesprijs, winkelprijs, pvc,
    precio, precio de venta,
    precio venta, precio unitario, importe, prezzo, prezzo di vendita, prezzo vendita, prezzo unitario, importo, preco,
    preco de venda, preco unitario, valor, cena, cena brutto, cena sprzedazy, cena detaliczna`,
  tax: `
    tax, tax rate, taxrate, tax percent, vat, vat rate, vatrate, gst, sales tax, mwst,
    mwst satz, mwstsatz, mehrwertsteuer, ust, ust satz, umsatzsteuer, steuer, steuersatz,
    btw, btw tarief, btwtarief, btw percentage, btw code, btw hoog laag, belasting, tva,
    taux tva, taux de tva, taxe, taux,
    iva, tipo iva, tipo de iva, impuesto, aliquota, aliquota iva, imposta, taxa iva, taxa de iva, imposto,
    stawka vat, ptu, podatek`,
  category: `
    category, categories, product category, group, product group, department, section,
    family, warengruppe, kategorie, produktgruppe, artikelgruppe, warengruppen, abteilung,
    gruppe, categorie, productgroep, artikelgroep, groep, afdeling, omzetgroep, rayon,
    famille, groupe, sous famille,
    categoria, familia, seccion, departamento, grupo, reparto, gruppo, famiglia, kategoria, grupa,
    grupa towarowa, dzial`,
  unit: `
    unit, units, unit of measure, uom, sold by, einheit, mengeneinheit, verkaufseinheit, me,
    eenheid, verkoopeenheid, unite, unite de vente, unite de mesure,
    unidad, unidad de medida, unita,
    unita di misura, unidade, unidade de medida, jednostka, jednostka miary, jm, j m`,
  color: `
    color, colour, tile color, tile colour, farbe, kachelfarbe, kleur, tegelkleur, couleur,
    colore, cor, kolor`,
}

/** Columns that sound like one of ours and are not: their numbers must not become names or prices. */
const wordsOfOthers = `
    article number, article no, item number, item no, item code, product code, product id,
    sku, id, artikelnummer, artikel nr, artikelnr, art nr, artikel nummer, artikelcode,
    productcode, bestellnummer, bestelnummer, reference, ref, code article, numero article,
    cost, cost price, purchase price, buying price, net price, ek, ek preis, einkaufspreis,
    nettopreis, grundpreis, base price, inkoopprijs, inkoop, netto prijs, prix achat,
    prix d achat, prix ht, pa ht, prix de revient, stock, quantity, bestand, menge, voorraad,
    aantal, quantite, price per unit, brand, marke, merk, marque, tax amount, vat amount,
    steuerbetrag, btw bedrag, montant tva, codigo, codigo de producto, referencia, coste, costo, precio de compra,
    precio de coste, precio neto, cantidad, existencias, marca, codice, codice articolo, prezzo di acquisto, prezzo netto,
    quantita, giacenza, preco de compra, preco de custo, preco liquido, quantidade, estoque, indeks, kod, kod towaru,
    symbol, cena netto, cena zakupu, ilosc, stan, marka`

const split = (words: string): string[] => words.split(',').map((word) => word.trim())

/** Which field a heading names, by its plain form. */
export const fieldOfHeading: ReadonlyMap<string, ImportField> = new Map([
  ...split(wordsOfOthers).map((heading): [string, ImportField] => [heading, 'ignore']),
  ...Object.entries(wordsOfField).flatMap(([field, words]) =>
    split(words).map((heading): [string, ImportField] => [heading, field as HeadingField]),
  ),
])
