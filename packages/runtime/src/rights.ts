import { personChanged } from '@intarsi/contracts'
import type { Subscription, Transport } from '@intarsi/messaging'
import type { Logger } from 'pino'
import { type Probe, startProbe } from './probes.ts'

const EVERY_MS = 5000

export type RightsLag = { seconds: () => number | null; stop: () => void }

type Options<Schema> = {
  service: string
  subscriptions: readonly Subscription<Schema>[]
  transport: Pick<Transport, 'lag'>
  logger: Logger
}

/**
 * How old this service's copy of rights may be. The service that does not listen to changes of persons owns them:
 * zero. For the others, what the log says it still had to apply when last asked, plus the time since; a log that
 * does not answer makes the copy older and older, until commands are refused.
 */
export async function watchRights<Schema>(options: Options<Schema>): Promise<RightsLag> {
  const { service, subscriptions, transport, logger } = options
  if (!subscriptions.some(({ contract }) => contract.type === personChanged.type)) {
    return { seconds: () => 0, stop: () => undefined }
  }
  const ask = async () => {
    const [lag] = await transport.lag(service, [personChanged.topic])
    return lag && lag.records > 0 ? lag.seconds : 0
  }
  const probe = await startProbe({ name: 'rights lag', everyMs: EVERY_MS, ask, logger })
  return { seconds: () => secondsOf(probe), stop: probe.stop }
}

function secondsOf(probe: Probe<number>): number | null {
  const last = probe.last()
  return last && last.value + last.ageSeconds
}
