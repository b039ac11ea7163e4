import { runService } from '@intarsi/runtime'
import { equipe } from './index.ts'

await runService(equipe)
