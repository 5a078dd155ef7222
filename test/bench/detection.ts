import { outsideMicrotasks } from '../simulate/drain.ts'
import { measureDetection } from '../simulate/measure-detection.ts'
import { type Goal, judge } from './goal.ts'

/*
 * P6: from the moment in which the provider has an approval to the moment in which the till knows it, on the simulation's
 * virtual clock, beside a till that asks every five seconds for the same payments.
 */

export async function benchDetection(lives: number): Promise<Goal[]> {
  const figures = await outsideMicrotasks(() => measureDetection(lives))
  const { meanDelayMs, meanCalls, pollerMeanDelayMs } = figures
  const detail = { ...figures }
  return [
    judge({
      id: 'P6.delay',
      name: 'mean delay until the till knows, in halves of a second',
      ratio: meanDelayMs / 500,
      goal: 1,
      sense: 'at most',
      detail,
    }),
    judge({
      id: 'P6.delay.poller',
      name: 'mean delay ÷ that of a till that asks every five seconds',
      ratio: meanDelayMs / pollerMeanDelayMs,
      goal: 0.2,
      sense: 'at most',
    }),
    judge({
      id: 'P6.calls',
      name: 'questions for each payment',
      ratio: meanCalls,
      goal: 10,
      sense: 'at most',
    }),
  ]
}
