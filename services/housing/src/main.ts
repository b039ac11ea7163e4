import { runService } from '@intarsi/runtime'
import { housing } from './index.ts'

await runService(housing)
