import { conformanceEmbedded } from './embedded-bench.ts'

conformanceEmbedded(['delivery', 'parking', 'replay'])
