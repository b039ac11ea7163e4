import { PARTITIONS } from '@intarsi/contracts'
import { compatibilityPartitioner } from '@platformatic/kafka'
import fc from 'fast-check'
import { Partitioners } from 'kafkajs'
import { expect, test } from 'vitest'

test('both libraries put a key on the same partition, so that its order outlives a change of library', () => {
  const partitionMetadata = Array.from({ length: PARTITIONS }, (_, partitionId) => ({
    ...{ partitionId, leader: 1, partitionErrorCode: 0, replicas: [], isr: [] },
  }))
  const byKafkajs = Partitioners.DefaultPartitioner()
  fc.assert(
    fc.property(fc.oneof(fc.uuid(), fc.string({ minLength: 1 })), (key) => {
      const message = { key, value: '' }
      const partition = byKafkajs({ topic: 't', partitionMetadata, message })
      expect(compatibilityPartitioner(undefined as never, Buffer.from(key)) % PARTITIONS).toBe(partition)
    }),
    { examples: [['Forlì'], ['é'], ['家族']] },
  )
})
