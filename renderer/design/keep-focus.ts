import type { MouseEvent } from 'react'

/**
 * For buttons that are pressed in quick succession: the pointer does not move the focus, so that Enter still means what
 * it meant before and does not press the same button again.
 */
export const keepFocus = (event: MouseEvent): void => event.preventDefault()
