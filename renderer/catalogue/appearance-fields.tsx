import Ban from 'lucide-react/icons/ban'
import { classNames } from '../design/class-names.ts'
import { ProductFace } from '../design/product-face.tsx'
import { pictureAddress, pictureNames } from '../pictures.ts'
import { useTexts } from '../state/till-context.tsx'
import styles from './catalogue.module.css'

/** White letters stand out on each of these. */
export const tileColors = [
  '#9a3412',
  '#a16207',
  '#4d7c0f',
  '#15803d',
  '#0f766e',
  '#0e7490',
  '#1d4ed8',
  '#4338ca',
  '#7e22ce',
  '#be185d',
  '#be123c',
  '#475569',
]

type AppearanceProps = {
  name: string
  picture: string | null
  color: string | null
  fallbackColor: string | undefined
  onChange: (part: { picture?: string | null; color?: string | null }) => void
}

/** How the product's tile looks: a picture of ours or a colour; without a colour the category's. */
export function AppearanceFields({ name, picture, color, fallbackColor, onChange }: AppearanceProps) {
  const texts = useTexts()
  const shown = color ?? fallbackColor ?? '#475569'
  return (
    <div className={styles.column}>
      <p className={styles.label}>{texts.catalogue.appearance}</p>
      <div className={styles.tilePreview}>
        <ProductFace name={name || '?'} picture={picture} color={shown} />
      </div>
      <p className={styles.label}>{texts.catalogue.color}</p>
      <ColorChoice value={color} onValue={(next) => onChange({ color: next })} allowNone />
      <p className={styles.label}>{texts.catalogue.picture}</p>
      <div className={styles.pictures}>
        <button
          type="button"
          className={classNames(styles.picture, picture === null && styles.chosen)}
          aria-pressed={picture === null}
          aria-label={texts.catalogue.noPicture}
          title={texts.catalogue.noPicture}
          onClick={() => onChange({ picture: null })}
        >
          <Ban size={22} aria-hidden />
        </button>
        {pictureNames.map((pictureName) => (
          <button
            key={pictureName}
            type="button"
            className={classNames(styles.picture, picture === pictureName && styles.chosen)}
            aria-pressed={picture === pictureName}
            aria-label={pictureName.replaceAll('-', ' ')}
            onClick={() => onChange({ picture: pictureName })}
          >
            <img src={pictureAddress(pictureName)} alt="" loading="lazy" />
          </button>
        ))}
      </div>
    </div>
  )
}

type ColorProps = { value: string | null; onValue: (color: string | null) => void; allowNone?: boolean }

export function ColorChoice({ value, onValue, allowNone = false }: ColorProps) {
  const texts = useTexts()
  return (
    <div className={styles.swatches}>
      {allowNone && (
        <button
          type="button"
          className={classNames(styles.swatch, value === null && styles.chosen)}
          aria-pressed={value === null}
          aria-label={texts.common.none}
          title={texts.common.none}
          onClick={() => onValue(null)}
        >
          <Ban size={18} aria-hidden />
        </button>
      )}
      {tileColors.map((color) => (
        <button
          key={color}
          type="button"
          className={classNames(styles.swatch, value === color && styles.chosen)}
          style={{ '--tile': color }}
          aria-pressed={value === color}
          aria-label={color}
          onClick={() => onValue(color)}
        />
      ))}
    </div>
  )
}
