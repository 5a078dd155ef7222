import { type CSSProperties, useSyncExternalStore } from 'react'
import { lazily } from '../lazily.ts'
import { onPicturesWanted, pictureAddress, picturesWanted } from '../pictures.ts'
import { classNames } from './class-names.ts'
import styles from './product-face.module.css'

type FaceProps = { name: string; picture: string | null; color: string; size?: 'tile' | 'row' }

/** What a product is recognised by: its picture on its colour, or its first letters. */
export function ProductFace({ name, picture, color, size = 'tile' }: FaceProps) {
  const isWanted = useSyncExternalStore(onPicturesWanted, picturesWanted)
  const address = pictureAddress(picture)
  const style: CSSProperties = { '--tile': color }
  return (
    <span
      className={classNames(styles.face, styles[size], address ? styles.pictured : styles.lettered)}
      style={style}
      aria-hidden
    >
      {address ? isWanted && <img src={address} alt="" decoding="async" draggable={false} /> : initials(name)}
    </span>
  )
}

const segments = lazily(() => new Intl.Segmenter(undefined, { granularity: 'grapheme' }))

function initials(name: string): string {
  const words = name.trim().split(/\s+/).slice(0, 2)
  return words
    .map((word) => segments().segment(word)[Symbol.iterator]().next().value?.segment ?? '')
    .join('')
    .toLocaleUpperCase()
}
