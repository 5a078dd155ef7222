import type { ImportField, ImportPreview } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Select } from '../design/field.tsx'
import { Banner } from '../design/status.tsx'
import { useFormat, useTexts } from '../state/till-context.tsx'
import { codeSentence } from '../texts/code-sentence.ts'
import styles from './catalogue.module.css'

type Adjustment = {
  encoding: string | null
  separator: string | null
  decimalSign: ',' | '.' | null
  mapping: ImportField[] | null
}

type PreviewProps = {
  preview: ImportPreview
  onAdjust: (change: Adjustment) => void
  onRun: () => void
}

const encodings = [
  'utf-8',
  'windows-1252',
  'iso-8859-2',
  'windows-1250',
  'windows-1251',
  'iso-8859-15',
  'utf-16le',
]
const separators = [',', ';', '\t', '|'] as const
const fields: readonly ImportField[] = [
  'name',
  'barcode',
  'price',
  'tax',
  'category',
  'unit',
  'color',
  'ignore',
]

/** What the file would do, before it does it: how it was read, what is new, and every row that stands in the way. */
export function ImportPreviewView({ preview, onAdjust, onRun }: PreviewProps) {
  const texts = useTexts()
  const format = useFormat()
  const { mapping, headers } = preview
  const products = preview.newProducts + preview.changedProducts
  const adjust = (change: Partial<Adjustment>) =>
    onAdjust({
      encoding: preview.encoding,
      separator: preview.separator,
      decimalSign: preview.decimalSign,
      mapping,
      ...change,
    })
  const fieldNames = texts.catalogue.fields
  return (
    <div className={styles.preview} data-testid="import-preview">
      <p className={styles.label}>
        {preview.fileName} · {texts.catalogue.fileInfo(preview.rows)}
      </p>
      <div className={styles.bar}>
        <Select
          label={texts.catalogue.encoding}
          value={preview.encoding}
          options={[...new Set([preview.encoding, ...encodings])].map((name) => ({
            value: name,
            label: name,
          }))}
          data-testid="import-encoding"
          // Another encoding or separator cuts other columns: they are found anew.
          onValue={(encoding) => adjust({ encoding, mapping: null })}
        />
        <Select
          label={texts.catalogue.separator}
          value={preview.separator}
          options={[...new Set([preview.separator, ...separators])].map((sign) => ({
            value: sign,
            label: (texts.catalogue.separators as Record<string, string>)[sign] ?? sign,
          }))}
          data-testid="import-separator"
          onValue={(separator) => adjust({ separator, mapping: null })}
        />
        <Select
          label={texts.catalogue.decimalSign}
          value={preview.decimalSign}
          options={[
            { value: ',', label: texts.catalogue.comma },
            { value: '.', label: texts.catalogue.point },
          ]}
          data-testid="import-decimal"
          onValue={(decimalSign) => adjust({ decimalSign })}
        />
      </div>
      <p className={styles.label}>{texts.catalogue.mapping}</p>
      <div className={styles.tableBox}>
        <table className={styles.table}>
          <thead>
            <tr>
              {headers.map((header, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name
                <th key={column} scope="col">
                  <Select
                    label={header || `${column + 1}`}
                    value={mapping[column] ?? 'ignore'}
                    options={fields.map((field) => ({ value: field, label: fieldNames[field] }))}
                    data-testid={`import-field-${column}`}
                    onValue={(field) =>
                      adjust({ mapping: mapping.map((known, index) => (index === column ? field : known)) })
                    }
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.sample.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row of the sample is its place
              <tr key={index}>
                {headers.map((_, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <td key={column} dir="auto">
                    {row[column] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <PreviewFigures preview={preview} />
      {preview.missing.length > 0 && (
        <Banner tone="danger" testId="import-missing">
          {texts.catalogue.missing(preview.missing.map((field) => fieldNames[field]).join(', '))}
        </Banner>
      )}
      <BadRows preview={preview} />
      <Button
        variant="primary"
        size="large"
        disabled={preview.missing.length > 0 || preview.badRowCount > 0 || preview.rows === 0}
        data-testid="import-run"
        onClick={onRun}
      >
        {texts.catalogue.importRun(products)}
      </Button>
      {preview.newTaxRates.length > 0 && (
        <p className={styles.rowQuiet}>
          {texts.catalogue.willTaxRates}: {preview.newTaxRates.map((rate) => format.percent(rate)).join(', ')}
        </p>
      )}
    </div>
  )
}

function PreviewFigures({ preview }: { preview: ImportPreview }) {
  const texts = useTexts()
  const format = useFormat()
  return (
    <dl className={styles.figures}>
      <div>
        <dt>{texts.catalogue.willAdd}</dt>
        <dd data-testid="import-new">{format.number(preview.newProducts)}</dd>
      </div>
      <div>
        <dt>{texts.catalogue.willChange}</dt>
        <dd data-testid="import-changed">{format.number(preview.changedProducts)}</dd>
      </div>
      <div>
        <dt>{texts.catalogue.willCategories}</dt>
        <dd>{preview.newCategories.length === 0 ? '–' : preview.newCategories.slice(0, 12).join(', ')}</dd>
      </div>
    </dl>
  )
}

function BadRows({ preview }: { preview: ImportPreview }) {
  const texts = useTexts()
  const format = useFormat()
  if (preview.badRowCount === 0) return null
  return (
    <div data-testid="import-bad-rows">
      <Banner tone="danger">{texts.catalogue.badRows(preview.badRowCount)}</Banner>
      {preview.badRowCount > preview.badRows.length && (
        <p>{texts.catalogue.badRowsShown(preview.badRows.length)}</p>
      )}
      <div className={styles.badRows}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{texts.catalogue.line}</th>
              <th scope="col">{texts.catalogue.problem}</th>
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {preview.badRows.map((row) => (
              <tr key={`${row.line} ${row.reason}`}>
                <th scope="row">{format.number(row.line)}</th>
                <td>{codeSentence(texts.codes.importReason, row.reason, row.values, format.locale)}</td>
                <td className={styles.rowQuiet} dir="auto">
                  {row.text}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
