import { conformanceEmbedded } from './embedded-bench.ts'

conformanceEmbedded(['crashes'])
