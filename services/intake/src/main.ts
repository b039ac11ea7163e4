import { runService } from '@intarsi/runtime'
import { intake } from './index.ts'

await runService(intake)
