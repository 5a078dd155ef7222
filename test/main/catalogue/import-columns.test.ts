import { describe, expect, it } from 'vitest'
import { exportHeadings } from '../../../main/catalogue/export-catalogue.ts'
import { mapColumns, missingFields, recogniseSeparator } from '../../../main/catalogue/import-columns.ts'
import { languages } from '../../../preload/contract/views.ts'

describe('columns by their headings', () => {
  it.each([
    ['barcode,name,category,price,tax_rate', 'barcode,name,category,price,tax'],
    ['EAN;Bezeichnung;Warengruppe;VK-Preis (EUR);MwSt.', 'barcode;name;category;price;tax'],
    ['Strichcode;Artikel;Preis inkl. MwSt;USt-Satz;Einheit;Farbe', 'barcode;name;price;tax;unit;color'],
    ['Streepjescode;Omschrijving;Prijs;BTW-tarief;Groep;Eenheid', 'barcode;name;price;tax;category;unit'],
    ['Code-barres;Désignation;Prix TTC;Taux de TVA;Catégorie;Unité', 'barcode;name;price;tax;category;unit'],
    ['GTIN;Libellé;Prix de vente;TVA;Rayon', 'barcode;name;price;tax;category'],
    ['UPC;Product Name;Retail price;VAT %;Department', 'barcode;name;price;tax;category'],
    ['ARTIKELNUMMER;ARTIKELBEZEICHNUNG;EK;VK', 'ignore;name;ignore;price'],
    ['EAN 1;EAN 2;Name;Price', 'barcode;barcode;name;price'],
    ['Description;Name;Price', 'ignore;name;price'],
    ['Price;Sale price;Name;Price', 'price;ignore;name;ignore'],
    ['a;b;;c', 'ignore;ignore;ignore;ignore'],
    ['Code EAN;Libellé article;Prix de vente HT;Prix de vente TTC', 'barcode;name;ignore;price'],
    ['N° EAN;Nom;Prix HT', 'barcode;name;ignore'],
    ['Code EAN13;Code article;Intitulé;PVC TTC', 'barcode;ignore;name;price'],
    ['GTIN;Bezeichnung;VK netto;VK brutto', 'barcode;name;ignore;price'],
    ['Produkt-Nr.;Artikelname;Nettopreis;Preis netto;Preis brutto', 'ignore;name;ignore;ignore;price'],
    [
      'Artikelcode;Omschrijving;Verkoopprijs excl. btw;Verkoopprijs incl. btw;Btw-tarief',
      'ignore;name;ignore;price;tax',
    ],
    ['Product number;Product name;Price excl. VAT;Price incl. VAT', 'ignore;name;ignore;price'],
    ['price_net,price_gross,product_name,VatRate', 'ignore,price,name,tax'],
    ['Item #;Item description;UnitPrice', 'ignore;name;price'],
    ['Product No.;Description;Price', 'ignore;name;price'],
    ['category id;category name;name;price', 'ignore;category;name;price'],
    ['Kurzbezeichnung;Bruttoverkaufspreis', 'name;price'],
    ['Artikeltext;Steuer %', 'name;tax'],
    ['Omschrijving;Adviesprijs', 'name;price'],
    [
      'Código de barras;Descripción;Precio IVA incl.;IVA;Familia;Referencia',
      'barcode;name;price;tax;category;ignore',
    ],
    [
      'Codice a barre;Descrizione;Prezzo di vendita;Aliquota IVA;Reparto;Costo',
      'barcode;name;price;tax;category;ignore',
    ],
    [
      'Código de barras;Designação;Preço de venda;Taxa de IVA;Família;Cor',
      'barcode;name;price;tax;category;color',
    ],
    [
      'Kod kreskowy;Nazwa towaru;Cena brutto;Stawka VAT;Grupa towarowa;J.m.;Cena netto',
      'barcode;name;price;tax;category;unit;ignore',
    ],
    ['Barcode No;EAN Nr.;EAN/UPC', 'barcode;barcode;barcode'],
  ])('are recognised: %s', (headers, expected) => {
    const separator = headers.includes(';') ? ';' : ','
    expect(mapColumns(headers.split(separator)).join(separator)).toBe(expected)
  })

  it.each(languages)('that we export ourselves are all recognised: %s', (language) => {
    expect(mapColumns(exportHeadings(language))).toEqual([
      'barcode',
      'name',
      'category',
      'price',
      'tax',
      'unit',
      'color',
    ])
  })

  it('are missed when nothing can be sold without them', () => {
    expect(missingFields(['barcode', 'ignore'])).toEqual(['name', 'price'])
    expect(missingFields(['price', 'name'])).toEqual([])
  })
})

describe('the separator', () => {
  it.each([
    ['name,price\nTea,2', ','],
    ['name;price\n"Tea; green",2\nCoffee, black;3', ';'],
    ['Bezeichnung;Preis\nTee, grün, lose;2,50\nKaffee, a, b;3,10', ';'],
    ['name\tprice\nTea, a\t2', '\t'],
    ['name|price\nTea|2', '|'],
    ['"name";"price"\n1;2', ';'],
    ['x;y\n1;2\n3;4', ';'],
    ['name', ','],
    ['', ','],
  ])('of %j is %j', (head, separator) => {
    expect(recogniseSeparator(head)).toEqual({ separator, skipLines: 0 })
  })

  it('is what a first line "sep=" says', () => {
    expect(recogniseSeparator('sep=|\nname|price\n')).toEqual({ separator: '|', skipLines: 1 })
  })
})
