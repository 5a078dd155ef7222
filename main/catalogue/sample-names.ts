import type { Language } from '../../preload/contract/views.ts'

/* The words of the sample catalogue. A word missing in a language is a type error. */

type Names = Readonly<Record<Language, string>>

const names = (en: string, de: string, nl: string, fr: string): Names => ({ en, de, nl, fr })

export type SampleCategory =
  | 'hot-drinks'
  | 'cold-drinks'
  | 'bakery'
  | 'snacks'
  | 'fruit-vegetables'
  | 'groceries'
  | 'household'
  | 'other'

export const sampleCategories: readonly { key: SampleCategory; color: string; names: Names }[] = [
  {
    key: 'hot-drinks',
    color: '#9a3412',
    names: names('Hot drinks', 'Heißgetränke', 'Warme dranken', 'Boissons chaudes'),
  },
  {
    key: 'cold-drinks',
    color: '#0e7490',
    names: names('Cold drinks', 'Kaltgetränke', 'Koude dranken', 'Boissons fraîches'),
  },
  { key: 'bakery', color: '#a16207', names: names('Bakery', 'Backwaren', 'Bakkerij', 'Boulangerie') },
  {
    key: 'snacks',
    color: '#7e22ce',
    names: names('Snacks & sweets', 'Snacks & Süßes', 'Snacks & snoep', 'En-cas & confiseries'),
  },
  {
    key: 'fruit-vegetables',
    color: '#15803d',
    names: names('Fruit & vegetables', 'Obst & Gemüse', 'Groente & fruit', 'Fruits & légumes'),
  },
  {
    key: 'groceries',
    color: '#1d4ed8',
    names: names('Groceries', 'Lebensmittel', 'Kruidenierswaren', 'Épicerie'),
  },
  {
    key: 'household',
    color: '#be185d',
    names: names('Home & gifts', 'Haushalt & Geschenke', 'Huis & cadeau', 'Maison & cadeaux'),
  },
  { key: 'other', color: '#475569', names: names('Other', 'Sonstiges', 'Overig', 'Divers') },
]

export const sampleNames = {
  espresso: names('Espresso', 'Espresso', 'Espresso', 'Espresso'),
  'double-espresso': names('Double espresso', 'Doppelter Espresso', 'Dubbele espresso', 'Double espresso'),
  coffee: names('Coffee', 'Kaffee', 'Koffie', 'Café allongé'),
  cappuccino: names('Cappuccino', 'Cappuccino', 'Cappuccino', 'Cappuccino'),
  'latte-macchiato': names('Latte macchiato', 'Latte macchiato', 'Latte macchiato', 'Latte macchiato'),
  'flat-white': names('Flat white', 'Flat White', 'Flat white', 'Flat white'),
  tea: names('Black tea', 'Schwarztee', 'Zwarte thee', 'Thé noir'),
  'mint-tea': names('Fresh mint tea', 'Frischer Minztee', 'Verse muntthee', 'Thé à la menthe fraîche'),
  'hot-chocolate': names('Hot chocolate', 'Heiße Schokolade', 'Warme chocolademelk', 'Chocolat chaud'),

  'still-water': names('Still water 50 cl', 'Stilles Wasser 0,5 l', 'Plat water 50 cl', 'Eau plate 50 cl'),
  'sparkling-water': names(
    'Sparkling water 50 cl',
    'Sprudelwasser 0,5 l',
    'Bruiswater 50 cl',
    'Eau gazeuse 50 cl',
  ),
  cola: names('Cola 33 cl', 'Cola 0,33 l', 'Cola 33 cl', 'Cola 33 cl'),
  lemonade: names(
    'Lemonade 33 cl',
    'Zitronenlimonade 0,33 l',
    'Citroenlimonade 33 cl',
    'Limonade au citron 33 cl',
  ),
  'orange-juice': names(
    'Fresh orange juice',
    'Frischer Orangensaft',
    'Verse jus d’orange',
    'Jus d’orange pressé',
  ),
  'apple-juice': names('Apple juice 25 cl', 'Apfelsaft 0,25 l', 'Appelsap 25 cl', 'Jus de pomme 25 cl'),
  'iced-tea': names(
    'Iced tea peach 50 cl',
    'Eistee Pfirsich 0,5 l',
    'IJsthee perzik 50 cl',
    'Thé glacé pêche 50 cl',
  ),
  smoothie: names('Berry smoothie', 'Beeren-Smoothie', 'Bessensmoothie', 'Smoothie aux fruits rouges'),
  beer: names('Lager 33 cl', 'Helles 0,33 l', 'Pils 33 cl', 'Bière blonde 33 cl'),
  'red-wine': names('Red wine 75 cl', 'Rotwein 0,75 l', 'Rode wijn 75 cl', 'Vin rouge 75 cl'),
  'white-wine': names('White wine 75 cl', 'Weißwein 0,75 l', 'Witte wijn 75 cl', 'Vin blanc 75 cl'),

  croissant: names('Croissant', 'Croissant', 'Croissant', 'Croissant'),
  'chocolate-croissant': names('Pain au chocolat', 'Schokocroissant', 'Chocoladebroodje', 'Pain au chocolat'),
  roll: names('Bread roll', 'Brötchen', 'Broodje', 'Petit pain'),
  pretzel: names('Pretzel', 'Brezel', 'Pretzel', 'Bretzel'),
  baguette: names('Baguette', 'Baguette', 'Stokbrood', 'Baguette'),
  bread: names('Country loaf', 'Landbrot', 'Boerenbrood', 'Pain de campagne'),
  sandwich: names('Cheese sandwich', 'Käsesandwich', 'Broodje kaas', 'Sandwich au fromage'),
  muffin: names('Blueberry muffin', 'Blaubeermuffin', 'Bosbessenmuffin', 'Muffin aux myrtilles'),
  doughnut: names('Doughnut', 'Donut', 'Donut', 'Beignet'),
  cheesecake: names('Cheesecake', 'Käsekuchen', 'Kwarktaart', 'Gâteau au fromage'),
  'apple-pie': names('Apple pie', 'Apfelkuchen', 'Appeltaart', 'Tarte aux pommes'),

  'chocolate-bar': names(
    'Milk chocolate bar',
    'Vollmilchschokolade',
    'Reep melkchocolade',
    'Tablette de chocolat au lait',
  ),
  cookie: names('Chocolate chip cookie', 'Schokokeks', 'Chocoladekoek', 'Cookie au chocolat'),
  crisps: names('Salted crisps', 'Kartoffelchips gesalzen', 'Chips naturel', 'Chips salées'),
  nuts: names('Mixed nuts', 'Nussmischung', 'Gemengde noten', 'Mélange de noix'),
  'gummy-bears': names('Gummy bears', 'Gummibärchen', 'Gombeertjes', 'Oursons gélifiés'),
  'chewing-gum': names('Mint chewing gum', 'Kaugummi Minze', 'Kauwgom munt', 'Chewing-gum à la menthe'),
  'ice-cream': names('Ice cream cone', 'Eiswaffel', 'IJshoorntje', 'Cornet de glace'),
  popcorn: names('Sweet popcorn', 'Popcorn süß', 'Zoete popcorn', 'Pop-corn sucré'),

  apples: names('Apples', 'Äpfel', 'Appels', 'Pommes'),
  bananas: names('Bananas', 'Bananen', 'Bananen', 'Bananes'),
  oranges: names('Oranges', 'Orangen', 'Sinaasappels', 'Oranges'),
  grapes: names('Grapes', 'Weintrauben', 'Druiven', 'Raisins'),
  tomatoes: names('Tomatoes', 'Tomaten', 'Tomaten', 'Tomates'),
  carrots: names('Carrots', 'Karotten', 'Wortels', 'Carottes'),
  potatoes: names('Potatoes', 'Kartoffeln', 'Aardappelen', 'Pommes de terre'),
  lemon: names('Lemon', 'Zitrone', 'Citroen', 'Citron'),
  avocado: names('Avocado', 'Avocado', 'Avocado', 'Avocat'),
  strawberries: names('Strawberries', 'Erdbeeren', 'Aardbeien', 'Fraises'),

  milk: names('Milk 1 l', 'Milch 1 l', 'Melk 1 l', 'Lait 1 l'),
  butter: names('Butter 250 g', 'Butter 250 g', 'Boter 250 g', 'Beurre 250 g'),
  cheese: names('Mountain cheese', 'Bergkäse', 'Bergkaas', 'Fromage de montagne'),
  eggs: names('Eggs, 10', 'Eier, 10 Stück', 'Eieren, 10 stuks', 'Œufs, boîte de 10'),
  yoghurt: names('Natural yoghurt', 'Naturjoghurt', 'Yoghurt naturel', 'Yaourt nature'),
  pasta: names('Pasta 500 g', 'Nudeln 500 g', 'Pasta 500 g', 'Pâtes 500 g'),
  honey: names('Honey 500 g', 'Honig 500 g', 'Honing 500 g', 'Miel 500 g'),
  jam: names('Strawberry jam', 'Erdbeerkonfitüre', 'Aardbeienjam', 'Confiture de fraises'),
  'coffee-beans': names(
    'Coffee beans 500 g',
    'Kaffeebohnen 500 g',
    'Koffiebonen 500 g',
    'Café en grains 500 g',
  ),

  newspaper: names('Daily newspaper', 'Tageszeitung', 'Dagblad', 'Quotidien'),
  flowers: names('Bouquet of flowers', 'Blumenstrauß', 'Boeket bloemen', 'Bouquet de fleurs'),
  soap: names('Lavender soap', 'Lavendelseife', 'Lavendelzeep', 'Savon à la lavande'),
  'toilet-paper': names(
    'Toilet paper, 8 rolls',
    'Toilettenpapier, 8 Rollen',
    'Toiletpapier, 8 rollen',
    'Papier toilette, 8 rouleaux',
  ),
  'washing-up-liquid': names('Washing-up liquid', 'Spülmittel', 'Afwasmiddel', 'Liquide vaisselle'),
  batteries: names(
    'Batteries AA, 4',
    'Batterien AA, 4 Stück',
    'Batterijen AA, 4 stuks',
    'Piles AA, lot de 4',
  ),
  candle: names('Candle', 'Kerze', 'Kaars', 'Bougie'),
  umbrella: names('Umbrella', 'Regenschirm', 'Paraplu', 'Parapluie'),

  'paper-bag': names('Paper bag', 'Papiertüte', 'Papieren tas', 'Sac en papier'),
  'bottle-deposit': names('Bottle deposit', 'Flaschenpfand', 'Statiegeld', 'Consigne'),
  'gift-card': names('Gift card', 'Gutschein', 'Cadeaubon', 'Carte cadeau'),
  miscellaneous: names('Miscellaneous', 'Diverses', 'Diversen', 'Article divers'),
} satisfies Readonly<Record<string, Names>>

export type SampleKey = keyof typeof sampleNames
