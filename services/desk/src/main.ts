import { loadTsx } from './load-tsx.ts'

await loadTsx()
const { runDesk } = await import('./run-desk.ts')
await runDesk()
