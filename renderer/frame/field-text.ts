type TextElement = HTMLInputElement | HTMLTextAreaElement

/** A field as it was before a key: what it held, and where the cursor stood. */
export type FieldMoment = { field: TextElement; value: string; start: number; end: number }

function asField(target: EventTarget | null): TextElement | null {
  if (target instanceof HTMLTextAreaElement) return target
  // A radio button or a checkbox holds no text.
  return target instanceof HTMLInputElement && target.selectionStart !== null ? target : null
}

export function fieldMoment(target: EventTarget | null): FieldMoment | null {
  const field = asField(target)
  if (!field) return null
  return { field, value: field.value, start: field.selectionStart ?? 0, end: field.selectionEnd ?? 0 }
}

export function restoreField({ field, value, start, end }: FieldMoment): void {
  if (field.value === value) return
  field.setRangeText(value, 0, field.value.length, 'end')
  field.setSelectionRange(start, end)
  announce(field)
}

/** Removes text that stands just before the cursor, if it stands there. */
export function takeBack(target: EventTarget | null, text: string): void {
  const field = asField(target)
  const end = field?.selectionStart ?? 0
  if (!field || text === '' || field.value.slice(end - text.length, end) !== text) return
  field.setRangeText('', end - text.length, end, 'end')
  announce(field)
}

/** Types text where the cursor is; without a field, into the other one. */
export function typeInto(target: EventTarget | null, text: string, otherwise: EventTarget | null): void {
  const field = asField(target) ?? asField(otherwise)
  if (!field || field.disabled || field.readOnly) return
  field.focus()
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end')
  announce(field)
}

/** A scanned code in a field that wants codes: alone in a line field, a line of its own in a text. */
export function putCode(field: Element, code: string): void {
  if (field instanceof HTMLInputElement) {
    field.setRangeText(code, 0, field.value.length, 'end')
    announce(field)
  }
  if (field instanceof HTMLTextAreaElement) {
    const before = field.value === '' || field.value.endsWith('\n') ? field.value : `${field.value}\n`
    field.setRangeText(`${before}${code}\n`, 0, field.value.length, 'end')
    announce(field)
  }
}

const announce = (field: TextElement): boolean =>
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
