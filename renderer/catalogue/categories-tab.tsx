import Plus from 'lucide-react/icons/plus'
import { type FormEvent, useState } from 'react'
import type { TillError } from '../../preload/contract/result.ts'
import type { CategoryView } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field } from '../design/field.tsx'
import { Banner, Skeleton } from '../design/status.tsx'
import { useAnswer, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import { ColorChoice, tileColors } from './appearance-fields.tsx'
import styles from './catalogue.module.css'

type Open = { category: CategoryView | null } | null

export function CategoriesTab() {
  const texts = useTexts()
  const categories = useAnswer('catalogue.categories', [], ['catalogue'])
  const [open, setOpen] = useState<Open>(null)
  const done = () => {
    setOpen(null)
    categories.reload()
  }
  return (
    <div className={styles.tab}>
      <div className={styles.bar}>
        <Button
          variant="primary"
          icon={Plus}
          data-testid="new-category"
          onClick={() => setOpen({ category: null })}
        >
          {texts.catalogue.newCategory}
        </Button>
      </div>
      {!categories.value && <Skeleton rows={6} height={64} />}
      <div className={styles.cards}>
        {categories.value?.map((category) => (
          <button
            key={category.id}
            type="button"
            className={styles.groupCard}
            data-testid={`edit-category-${category.id}`}
            onClick={() => setOpen({ category })}
          >
            <span className={styles.swatchLarge} style={{ '--tile': category.color }} aria-hidden />
            <span className={styles.rowName} dir="auto">
              {category.name}
            </span>
            <span className={styles.rowQuiet}>{texts.catalogue.count(category.products)}</span>
          </button>
        ))}
      </div>
      {open && (
        <CategoryDialog
          category={open.category}
          position={open.category?.position ?? categories.value?.length ?? 0}
          onClose={() => setOpen(null)}
          onDone={done}
        />
      )}
    </div>
  )
}

type DialogProps = {
  category: CategoryView | null
  position: number
  onClose: () => void
  onDone: () => void
}

const formId = 'category'

function CategoryDialog({ category, position, onClose, onDone }: DialogProps) {
  const { ask } = useServices()
  const texts = useTexts()
  const [name, setName] = useState(category?.name ?? '')
  const [color, setColor] = useState(category?.color ?? tileColors[position % tileColors.length] ?? '#475569')
  const [error, setError] = useState<TillError | null>(null)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await ask('catalogue.save-category', { id: category?.id ?? null, name, color, position })
    if (answer.ok) onDone()
    else setError(answer.error)
  }
  const remove = async (categoryId: number) => {
    const answer = await ask('catalogue.remove-category', { categoryId })
    if (answer.ok) onDone()
    else setError(answer.error)
  }
  return (
    <Dialog
      title={category ? texts.catalogue.editCategory : texts.catalogue.newCategory}
      closeLabel={texts.common.close}
      onClose={onClose}
      testId="category-dialog"
      actions={
        <>
          {category && (
            <Button
              variant="danger"
              className={styles.pushLeft ?? ''}
              data-testid="category-remove"
              onClick={() => void remove(category.id)}
            >
              {texts.catalogue.removeCategory}
            </Button>
          )}
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            disabled={name.trim() === ''}
            data-testid="category-save"
          >
            {texts.common.save}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.column} onSubmit={(event) => void save(event)}>
        {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
        <Field
          label={texts.common.name}
          value={name}
          maxLength={80}
          autoFocus
          dir="auto"
          data-testid="category-name"
          onChange={(event) => setName(event.target.value)}
        />
        <p className={styles.label}>{texts.catalogue.color}</p>
        <ColorChoice value={color} onValue={(next) => setColor(next ?? color)} />
        {category && category.products > 0 && (
          <p className={styles.rowQuiet}>
            {texts.catalogue.removeCategory}:{' '}
            {texts.catalogue.removeCategoryText(texts.catalogue.count(category.products))}
          </p>
        )}
      </form>
    </Dialog>
  )
}
