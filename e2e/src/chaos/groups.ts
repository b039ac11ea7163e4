import { createKafkaTransport, type KafkaTransportOptions, type Transport } from '@intarsi/messaging'

/** Looks for a stuck consumer this often: a run does not last long. */
const PROGRESS_EVERY_MS = 1_500

export type GroupsOptions = Pick<
  KafkaTransportOptions,
  'brokers' | 'client' | 'sessionTimeoutMs' | 'logger'
> & {
  prefix: string
  probe?: KafkaTransportOptions['probe']
}

/** The broker's topics under their own names, and groups of one run: no run waits for the dead members of another. */
export function openGroups({
  brokers,
  client,
  prefix,
  sessionTimeoutMs,
  logger,
  probe,
}: GroupsOptions): Transport {
  const transport = createKafkaTransport({
    ...{ brokers, clientId: prefix, logger, progressEveryMs: PROGRESS_EVERY_MS },
    ...(client ? { client } : {}),
    ...(sessionTimeoutMs ? { sessionTimeoutMs } : {}),
    ...(probe ? { probe } : {}),
  })
  const named = (group: string) => `${prefix}.${group}`
  return {
    ...transport,
    consume: (options) => transport.consume({ ...options, group: named(options.group) }),
    lag: (group, topics) => transport.lag(named(group), topics),
    seek: (group, topics, to) => transport.seek(named(group), topics, to),
    topicsOf: (group) => transport.topicsOf(named(group)),
    forget: (group, topics) => transport.forget(named(group), topics),
  }
}
