import Search from 'lucide-react/icons/search'
import X from 'lucide-react/icons/x'
import { useStore } from 'zustand'
import { IconButton } from '../design/button.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'
import styles from './search-field.module.css'

/** The sale screen's keys find the field by this: whatever is typed anywhere lands in it. */
export const searchFieldId = 'sale-search'

export function SearchField() {
  const { search } = useServices()
  const texts = useTexts()
  const query = useStore(search, (state) => state.query)
  const hits = useStore(search, (state) => state.hits.length)
  const chosen = useStore(search, (state) => state.chosen)
  return (
    <div className={styles.field}>
      <Search size={22} aria-hidden />
      <input
        id={searchFieldId}
        data-testid="search"
        type="text"
        inputMode="search"
        role="combobox"
        aria-label={texts.sale.searchPlaceholder}
        aria-expanded={query !== ''}
        aria-controls="search-hits"
        aria-activedescendant={hits > 0 ? `search-hit-${chosen}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        placeholder={texts.sale.searchPlaceholder}
        value={query}
        onChange={(event) => void search.setQuery(event.target.value)}
      />
      {query !== '' && (
        <IconButton
          icon={X}
          label={texts.sale.clearSearch}
          data-testid="search-clear"
          onClick={() => search.clear()}
        />
      )}
    </div>
  )
}
