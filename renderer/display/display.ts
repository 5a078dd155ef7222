import './display.css'
import type { DisplayLook, DisplayScene } from '../../preload/contract/display.ts'
import { displayWords } from './display-words.ts'
import { drawScene, element } from './draw-scene.ts'
import { followTill } from './follow-till.ts'

/*
 * The customer's page. Small and without the till's parts: it draws what it is told. A till that is silent for some seconds leaves
 * the shop's picture and nothing of a sale.
 */

const place = document.getElementById('place')
if (!place) throw new Error('the page has no place for the display')

let look: DisplayLook | null = null
let scene: DisplayScene = { phase: 'idle' }
let isSilent = false

function draw(): void {
  if (!look || !place) return
  const words = displayWords[look.language]
  const { documentElement } = document
  documentElement.lang = look.language
  if (look.theme === 'system') delete documentElement.dataset.theme
  else documentElement.dataset.theme = look.theme
  document.title = look.shopName
  place.dataset.phase = isSilent ? 'silent' : scene.phase
  place.replaceChildren(
    ...(look.note ? [element('p', 'note', words.note[look.note])] : []),
    drawScene(isSilent ? { phase: 'idle' } : scene, look, words, isSilent),
  )
  // The newest line is what is being spoken of, wherever in the list it stands.
  place.querySelector('.newest')?.scrollIntoView({ block: 'nearest' })
}

followTill({
  onMessage(message) {
    const isOther = look && message.look && message.look.version !== look.version
    if (isOther) return location.reload()
    const isBack = isSilent
    isSilent = false
    if (message.look) look = message.look
    if (message.scene) scene = message.scene
    if (isBack || message.look || message.scene) draw()
  },
  onSilence() {
    isSilent = true
    scene = { phase: 'idle' }
    draw()
  },
})
