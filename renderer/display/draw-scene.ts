import type { DisplayLine, DisplayLook, DisplayScene } from '../../preload/contract/display.ts'
import type { DisplayWords } from './display-words.ts'

type Selling = Extract<DisplayScene, { phase: 'selling' }>
type Card = Extract<DisplayScene, { phase: 'card' }>
type Thanks = Extract<DisplayScene, { phase: 'thanks' }>

export function drawScene(
  scene: DisplayScene,
  look: DisplayLook,
  words: DisplayWords,
  isSilent: boolean,
): HTMLElement {
  switch (scene.phase) {
    case 'idle':
      return drawIdle(look, words, isSilent)
    case 'selling':
      return drawSelling(scene, look, words)
    case 'card':
      return drawCard(scene, words)
    case 'thanks':
      return drawThanks(scene, look, words)
  }
}

function drawIdle({ picture, shopName, greeting }: DisplayLook, words: DisplayWords, isSilent: boolean) {
  const idle = element('section', picture ? `idle ${picture.kind}` : 'idle bare')
  if (picture) {
    const image = element('img', 'picture')
    image.alt = ''
    image.src = picture.url
    idle.append(image)
  }
  const welcome = element('div', 'welcome')
  welcome.append(text('h1', 'shop', shopName))
  // A till that is away welcomes nobody.
  if (!isSilent) welcome.append(text('p', 'greeting', greeting || words.welcome))
  idle.append(welcome)
  return idle
}

function drawSelling(scene: Selling, { shopName }: DisplayLook, words: DisplayWords) {
  const selling = element('section', 'selling')
  const list = element('div', 'lines')
  if (scene.earlier > 0) list.append(element('p', 'more', words.earlier(scene.earlier)))
  const rows = element('ol', 'rows')
  for (const line of scene.lines) rows.append(drawLine(line, line.id === scene.newest))
  list.append(rows)
  if (scene.later > 0) list.append(element('p', 'more', words.later(scene.later)))

  const sums = element('div', 'sums')
  sums.append(text('h1', 'shop', shopName))
  const small = element('dl', 'small')
  if (scene.discount) pair(small, words.discount, scene.discount)
  if (scene.taxAdded) pair(small, words.tax, scene.taxAdded)
  if (scene.paid) {
    pair(small, words.total, scene.total)
    pair(small, words.paid, scene.paid)
  }
  if (small.childElementCount > 0) sums.append(small)
  sums.append(figure(scene.due ? words.due : words.total, scene.due ?? scene.total))
  selling.append(list, sums)
  return selling
}

function drawLine(line: DisplayLine, isNewest: boolean): HTMLElement {
  const row = element('li', isNewest ? 'row newest' : 'row')
  const what = element('div', 'what')
  what.append(text('p', 'name', line.name))
  if (line.discount) what.append(element('p', 'off', line.discount))
  row.append(element('span', 'quantity', line.quantity), what, element('span', 'sum', line.total))
  return row
}

function drawCard({ amount, reader, ask }: Card, words: DisplayWords) {
  const card = element('section', 'card')
  card.dataset.ask = ask
  const mark = element('div', reader ? `mark ${reader.color}` : 'mark plain')
  mark.append(icon(ask === 'one-moment' || ask === 'ready-soon' ? shapes.moment : shapes.card))
  const side = element('div', 'side')
  side.append(element('h1', 'ask', words.ask[ask]))
  if (reader) side.append(text('p', 'reader', reader.name))
  const amountBox = element('p', 'amount', amount)
  sizeTo(amountBox, amount)
  side.append(amountBox)
  card.append(mark, side)
  return card
}

function drawThanks({ total, tendered, change }: Thanks, look: DisplayLook, words: DisplayWords) {
  const thanks = element('section', 'thanks')
  const mark = element('div', 'mark done')
  mark.append(icon(shapes.done))
  const side = element('div', 'side')
  side.append(text('h1', 'ask', look.thanks || words.thanks))
  const small = element('dl', 'small')
  pair(small, words.total, total)
  if (tendered && change) pair(small, words.tendered, tendered)
  side.append(small)
  if (change) side.append(figure(words.change, change))
  thanks.append(mark, side)
  return thanks
}

/* ---- parts ---- */

/** The direction of what somebody typed is its own: a name in Arabic stands beside a price in euros. */
function text<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string, content: string) {
  const made = element(name, className, content)
  made.dir = 'auto'
  return made
}

function figure(label: string, amount: string): HTMLElement {
  const box = element('div', 'figure')
  const value = element('p', 'amount', amount)
  sizeTo(value, amount)
  box.append(element('p', 'label', label), value)
  return box
}

/** Large amounts get smaller letters instead of a second line. */
function sizeTo(place: HTMLElement, content: string): void {
  place.style.setProperty('--letters', String(Math.max(6, content.length)))
}

function pair(list: HTMLElement, label: string, value: string): void {
  list.append(element('dt', '', label), element('dd', '', value))
}

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  content?: string,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  if (content !== undefined) made.textContent = content
  return made
}

/** Drawn on 24 × 24. */
const shapes = {
  card: ['M3 6.5h18v11H3z', 'M3 10h18', 'M6.5 14.5h4'],
  moment: ['M12 3a9 9 0 1 0 9 9', 'M12 7v5l3 2'],
  done: ['M5 12.5l4.5 4.5L19 7.5'],
}

function icon(paths: readonly string[]): SVGElement {
  const space = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(space, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  for (const d of paths) {
    const path = document.createElementNS(space, 'path')
    path.setAttribute('d', d)
    svg.append(path)
  }
  return svg
}
