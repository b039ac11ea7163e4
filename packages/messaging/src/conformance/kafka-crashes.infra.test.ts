import { conformanceOnKafka } from './kafka-bench.ts'

conformanceOnKafka('crashes')
