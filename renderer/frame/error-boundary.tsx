import { Component, type ReactNode } from 'react'
import type { Texts } from '../texts/en.ts'
import { ScreenProblem } from './start-problem.tsx'

type Props = { texts: Texts; children: ReactNode }

/** What a screen cannot show is said in its place: React would take the whole page away. */
export class ErrorBoundary extends Component<Props, { isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render() {
    return this.state.isBroken ? <ScreenProblem texts={this.props.texts} /> : this.props.children
  }
}
