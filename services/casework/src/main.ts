import { runService } from '@intarsi/runtime'
import { casework } from './index.ts'

await runService(casework)
