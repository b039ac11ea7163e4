import type { ClientOptions, KafkaClient } from './client.ts'
import type { CreateMember } from './consumption.ts'
import type { Sender } from './producer.ts'

/** What a Kafka library must do here; the rest is one code for all of them. */
export type Library = {
  connect: (options: ClientOptions) => Promise<Sender>
  createMember: CreateMember
}

export function libraryOf(client: KafkaClient): Library {
  return client === 'platformatic' ? platformatic : kafkajs
}

// Each is loaded when it is asked for: it costs memory and time at the start.
const kafkajs: Library = {
  connect: async (options) => (await import('./kafkajs/sender.ts')).connectKafkajs(options),
  createMember: async (run) => (await import('./kafkajs/member.ts')).createKafkajsMember(run),
}

const platformatic: Library = {
  connect: async (options) => (await import('./platformatic/sender.ts')).connectPlatformatic(options),
  createMember: async (run) => (await import('./platformatic/member.ts')).createPlatformaticMember(run),
}
