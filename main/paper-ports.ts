import type { PaperLine } from '../preload/contract/views.ts'
import type { LinePicture } from './domain/line-picture.ts'

/* What papers need of the rim besides a printer: files of them, and the dots of a logo. */

/** Sheets of A4 and A6, and a roll of 80 mm that is as long as its paper. */
export type PdfFormat = 'a4' | 'a6' | 'roll'

export type PdfPaper = {
  lines: readonly PaperLine[]
  /** What the lines were laid out for. */
  columns: number
  format: PdfFormat
  title: string
  language: string
  /** When the paper was made: the same paper is the same file. */
  at: number
  /** The dots of the logos that the lines name. */
  logos: Readonly<Record<string, LinePicture>>
}

/** Draws papers as PDF, with their letters as letters: they can be searched and copied. */
export type PdfMaker = (paper: PdfPaper) => Promise<Uint8Array>

/** Why a file cannot become a logo. */
export type LogoProblem = 'logo-too-many-pixels' | 'logo-not-a-picture' | 'logo-damaged' | 'logo-blank'

/** Makes the dots of a logo from the bytes of a picture, as somebody brought them. */
export type LogoMaker = (
  bytes: Uint8Array,
) => Promise<{ kind: 'made'; picture: LinePicture } | { kind: 'refused'; problem: LogoProblem }>
