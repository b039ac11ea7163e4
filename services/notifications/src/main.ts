import { runService } from '@intarsi/runtime'
import { notifications } from './index.ts'

await runService(notifications)
