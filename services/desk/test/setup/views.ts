// Vitest's set-up of the unit tests: those of the desk import views, which Node cannot read by itself.
import { loadTsx } from '../../src/load-tsx.ts'

await loadTsx()
