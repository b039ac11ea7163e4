import { conformanceOnKafka } from './kafka-bench.ts'

conformanceOnKafka('delivery')
