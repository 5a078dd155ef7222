import type { Parsed } from '../../preload/contract/channels.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import {
  type CategoryRow,
  deleteCategory,
  emptyCategory,
  insertCategory,
  readCategories,
  readCategory,
  updateCategory,
} from '../store/catalogue-group-store.ts'
import { type CatalogueContext, pause } from './catalogue-context.ts'
import { cleanText, isReadable, nameKey } from './clean-text.ts'

export function saveCategory(
  { database }: CatalogueContext,
  request: Parsed<'catalogue.save-category'>,
): Result<CategoryRow> {
  const name = cleanText(request.name)
  if (!isReadable(name)) return fail('name-missing')
  return database.inTransaction(() => {
    const namesake = readCategories(database).find(
      (row) => nameKey(row.name) === nameKey(name) && row.id !== request.id,
    )
    if (namesake) return fail('category-taken', { name: namesake.name })
    if (request.id === null) {
      const id = insertCategory(database, { ...request, name })
      return ok({ ...request, id, name })
    }
    if (!readCategory(database, request.id)) return fail('category-not-found')
    const saved = { ...request, id: request.id, name }
    updateCategory(database, saved)
    return ok(saved)
  })
}

/**
 * Its products stay, without a category. They are moved out in slices: a category of a large list may hold half of
 * it, and a sale beside this must not wait.
 */
export async function removeCategory(
  { database }: CatalogueContext,
  categoryId: number,
): Promise<Result<null>> {
  if (!readCategory(database, categoryId)) return fail('category-not-found')
  for (;;) {
    const isEmpty = database.inTransaction(() => {
      if (emptyCategory(database, categoryId, productsPerSlice) > 0) return false
      deleteCategory(database, categoryId)
      return true
    })
    if (isEmpty) return ok(null)
    await pause()
  }
}

const productsPerSlice = 500
