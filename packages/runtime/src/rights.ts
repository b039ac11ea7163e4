import { personChanged } from '@intarsi/contracts'
import type { Subscription, Transport } from '@intarsi/messaging'
import type { Logger } from 'pino'
import { type Probe, startProbe } from './probes.ts'

const EVERY_MS = 5000
// A copy that catches up is looked at more often: commands wait for it.
const BEHIND_EVERY_MS = 500

export type RightsLag = { seconds: () => number | null; stop: () => void }

type Options<Schema> = {
  service: string
  subscriptions: readonly Subscription<Schema>[]
  transport: Pick<Transport, 'lag' | 'ensureTopics'>
  logger: Logger
}

/**
 * How old this service's copy of rights may be. The owner's is never old. For the others, what the log says it still
 * had to apply when last asked, plus the time since; a log that does not answer makes the copy older and older, until
 * commands are refused. Throws for a service that keeps a copy and does not listen: it would never learn of anybody.
 */
export async function watchRights<Schema>(options: Options<Schema>): Promise<RightsLag> {
  const { service, subscriptions, transport, logger } = options
  if (service === personChanged.owner) return { seconds: () => 0, stop: () => undefined }
  if (!subscriptions.some(({ contract }) => contract.type === personChanged.type)) {
    throw new Error(`${service} does not listen to ${personChanged.type}: list accessSubscriptions().`)
  }
  // The first service of a new installation may be here before the owner has made its topic.
  await transport.ensureTopics([personChanged.topic])
  const ask = async () => {
    const [lag] = await transport.lag(service, [personChanged.topic])
    if (!lag) throw new Error('The log does not know the topic of rights.')
    return lag.records > 0 ? lag.seconds : 0
  }
  const everyMs = (last: number | undefined) => (last === 0 ? EVERY_MS : BEHIND_EVERY_MS)
  const probe = await startProbe({ name: 'rights lag', everyMs, ask, logger })
  return { seconds: () => secondsOf(probe), stop: probe.stop }
}

function secondsOf(probe: Probe<number>): number | null {
  const last = probe.last()
  return last && last.value + last.ageSeconds
}
