import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '@intarsi/postgres/embedded'
import { KAFKA_VERSION, type TestConfig } from './config.ts'
import { startInContainer } from './containers.ts'
import { type Found, firstFound, type NotFound, nothingToStop } from './found.ts'
import { brokerProperties } from './kafka-properties.ts'
import { startLocalServer } from './local-server.ts'
import { versionOf } from './version-of.ts'

const OLDEST_JAVA = 17

/** The broker of the environment, else one from the jars in the cache, else one in a container. */
export async function findKafka({ kafka, kafkaHome }: TestConfig): Promise<Found | NotFound> {
  if (kafka) return { address: kafka, what: 'Kafka of INTARSI_TEST_KAFKA', stop: nothingToStop }
  return firstFound([() => localKafka(kafkaHome), containerKafka])
}

/** Why no broker can be started from jars here; null when one can. */
export async function whyNoLocalKafka(home: string): Promise<string | null> {
  if (!existsSync(join(home, 'libs')))
    return `no Kafka jars in ${home} (npm run kafka fetches them with Maven)`
  const java = await versionOf('java', ['-version'], /version "(\d+)/)
  return Number(java ?? 0) < OLDEST_JAVA ? `no Java ${OLDEST_JAVA} or later on the PATH` : null
}

async function localKafka(home: string): Promise<Found | NotFound> {
  const why = await whyNoLocalKafka(home)
  if (why) return { address: null, why }
  const [port, controllerPort] = [await freePort(), await freePort()]
  const stop = await startLocalServer({
    name: 'kafka',
    port,
    command: (directory) => brokerCommand({ home, directory, port, controllerPort }),
    deadlineMs: 60_000,
  })
  return { address: `127.0.0.1:${port}`, what: `Kafka ${KAFKA_VERSION} from Maven's jars`, stop }
}

export type BrokerSettings = {
  home: string
  directory: string
  port: number
  controllerPort: number
  advertisedPort?: number
  /** Properties of the broker beside ours. */
  more?: Readonly<Record<string, string>>
}

/** Formats the directory for a broker and answers the command that runs it, as often as it is run. */
export async function brokerCommand({ home, directory, ...ports }: BrokerSettings) {
  const properties = join(directory, 'server.properties')
  await writeFile(properties, brokerProperties({ ...ports, logDirectory: join(directory, 'log') }))
  // One class path entry each, quoted by no shell: the jars' directory may hold spaces.
  const java = [
    '-cp',
    join(home, 'libs', '*'),
    '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
    '-Xms256m',
    '-Xmx512m',
  ]
  const tuned = [...java, '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']
  const format = [
    ...tuned,
    'kafka.tools.StorageTool',
    'format',
    '-t',
    'intarsi-test-cluster-00',
    '-c',
    properties,
  ]
  await promisify(execFile)('java', format)
  return { command: 'java', args: [...tuned, 'kafka.Kafka', properties] }
}

function containerKafka(): Promise<Found | NotFound> {
  return startInContainer({
    image: `apache/kafka:${KAFKA_VERSION}`,
    containerPort: 9092,
    environment: (port) => ({
      KAFKA_NODE_ID: '1',
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
      KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093',
      KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${port}`,
      KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
      KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
      KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS: '1000',
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
    }),
    address: (_host, port) => `127.0.0.1:${port}`,
  })
}
