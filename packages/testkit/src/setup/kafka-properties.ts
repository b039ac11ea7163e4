/** A single broker that is its own controller, made for tests: groups settle at once, internal topics are small. */
export function brokerProperties(broker: {
  port: number
  /** Where clients are told to come, when something stands in between. */
  advertisedPort?: number
  controllerPort: number
  logDirectory: string
  /** Beside these, or instead. */
  more?: Readonly<Record<string, string>>
}): string {
  const address = `127.0.0.1:${broker.port}`
  const controller = `127.0.0.1:${broker.controllerPort}`
  const properties = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@${controller}`,
    listeners: `PLAINTEXT://${address},CONTROLLER://${controller}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${broker.advertisedPort ?? broker.port}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': broker.logDirectory,
    'auto.create.topics.enable': 'false',
    'group.initial.rebalance.delay.ms': '0',
    'group.min.session.timeout.ms': '1000',
    'offsets.topic.num.partitions': '1',
    'offsets.topic.replication.factor': '1',
    'transaction.state.log.num.partitions': '1',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
    // Each of hundreds of partitions maps two of these; the default is 10 MiB.
    'log.index.size.max.bytes': '65536',
    // The least it takes; the default is 128 MiB.
    'log.cleaner.dedupe.buffer.size': '1048577',
    ...broker.more,
  }
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}
