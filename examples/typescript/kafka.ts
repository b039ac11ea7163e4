import { consumeEvents } from '@intarsi/sdk'
import { Kafka } from 'kafkajs'

const { KAFKA_BROKERS = '', KAFKA_GROUP = 'my-system', TERRITORIES = 'RE' } = process.env
const kafka = new Kafka({ brokers: KAFKA_BROKERS.split(','), clientId: KAFKA_GROUP, logLevel: 0 })
const consumer = kafka.consumer({ groupId: KAFKA_GROUP, sessionTimeout: 6_000 })

await consumer.connect()
await consumeEvents(consumer, {
  territories: TERRITORIES.split(','),
  handle: async (event) => console.log(event.id, event.subject, event.sequence, event.type),
})
