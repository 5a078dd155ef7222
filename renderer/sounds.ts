export type Sounds = {
  scan(): void
  wrong(): void
  approved(): void
  declined(): void
  /** Something has come in that somebody has to look at. */
  attention(): void
}

type Tone = { hertz: number; fromS: number; forS: number }

const tones: Record<keyof Sounds, Tone[]> = {
  scan: [{ hertz: 1320, fromS: 0, forS: 0.06 }],
  wrong: [
    { hertz: 240, fromS: 0, forS: 0.14 },
    { hertz: 200, fromS: 0.18, forS: 0.2 },
  ],
  approved: [
    { hertz: 660, fromS: 0, forS: 0.1 },
    { hertz: 990, fromS: 0.11, forS: 0.16 },
  ],
  declined: [{ hertz: 300, fromS: 0, forS: 0.3 }],
  attention: [
    { hertz: 880, fromS: 0, forS: 0.12 },
    { hertz: 587, fromS: 0.16, forS: 0.12 },
    { hertz: 880, fromS: 0.32, forS: 0.2 },
  ],
}

/** Short tones, made when needed. The context is opened with the first tone: browsers want a touch or a key before it. */
export function createSounds(isOn: () => boolean): Sounds {
  let context: AudioContext | null = null

  const play = (name: keyof Sounds) => () => {
    if (!isOn()) return
    context ??= new AudioContext()
    const { currentTime, destination } = context
    for (const { hertz, fromS, forS } of tones[name]) {
      const oscillator = context.createOscillator()
      const volume = context.createGain()
      const start = currentTime + fromS
      oscillator.frequency.value = hertz
      volume.gain.setValueAtTime(0.0001, start)
      volume.gain.exponentialRampToValueAtTime(0.18, start + 0.008)
      volume.gain.exponentialRampToValueAtTime(0.0001, start + forS)
      oscillator.connect(volume).connect(destination)
      oscillator.start(start)
      oscillator.stop(start + forS)
    }
  }

  return {
    scan: play('scan'),
    wrong: play('wrong'),
    approved: play('approved'),
    declined: play('declined'),
    attention: play('attention'),
  }
}
