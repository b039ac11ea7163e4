import { runService } from '../src/index.ts'
import { places } from './sample-modules.ts'

await runService(places)
