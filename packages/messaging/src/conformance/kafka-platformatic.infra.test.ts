import { conformanceOnKafka } from './kafka-bench.ts'

// The rest of the suite runs with this library on demand: INTARSI_TEST_KAFKA_CLIENT=platformatic.
conformanceOnKafka('delivery', 'platformatic')
