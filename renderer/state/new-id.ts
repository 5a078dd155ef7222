import { timedUuid } from '../../preload/contract/ids.ts'

/** For what a screen starts: asked twice it is done once. */
export const newId = () => timedUuid(Date.now(), crypto.randomUUID())
