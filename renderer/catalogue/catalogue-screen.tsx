import { useState } from 'react'
import { Page } from '../design/page.tsx'
import { Segmented } from '../design/segmented.tsx'
import { useTexts } from '../state/till-context.tsx'
import { CategoriesTab } from './categories-tab.tsx'
import { ProductsTab } from './products-tab.tsx'
import { QuickKeysTab } from './quick-keys-tab.tsx'
import { TaxRatesTab } from './tax-rates-tab.tsx'
import { TransferTab } from './transfer-tab.tsx'

const tabs = ['products', 'categories', 'taxRates', 'quickKeys', 'transfer'] as const
type Tab = (typeof tabs)[number]

const content: Record<Tab, () => React.JSX.Element> = {
  products: ProductsTab,
  categories: CategoriesTab,
  taxRates: TaxRatesTab,
  quickKeys: QuickKeysTab,
  transfer: TransferTab,
}

/** What the shop sells: products and how they are grouped, taxed, shown first, brought in and taken out. */
export function CatalogueScreen() {
  const texts = useTexts()
  const [tab, setTab] = useState<Tab>('products')
  const Content = content[tab]
  return (
    <Page
      title={texts.catalogue.title}
      testId="catalogue-screen"
      actions={
        <Segmented
          label={texts.catalogue.title}
          value={tab}
          options={tabs.map((name) => ({ value: name, label: texts.catalogue[name], testId: `tab-${name}` }))}
          onValue={setTab}
        />
      }
    >
      <Content />
    </Page>
  )
}
