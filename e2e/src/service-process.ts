// One service as a process of its own, on topics that belong to one test. Told everything in its first argument.
import { equipe } from '@intarsi/equipe'
import { createLogger } from '@intarsi/http'
import { closeOnSignals, readConfig, startService } from '@intarsi/runtime'
import { type LogAddress, openLog } from './open-log.ts'

export type ServiceProcessOptions = { log: LogAddress; env: Record<string, string> }

const { log, env }: ServiceProcessOptions = JSON.parse(process.argv[2] ?? '{}')
const config = readConfig(env, equipe.configSchema)
const logger = createLogger({ service: equipe.name, level: 'info' })
const transport = openLog(log, logger)
const service = await startService(equipe, { config, logger, transport })
closeOnSignals({
  deadlineMs: 20_000,
  logger,
  close: async () => {
    await service.close()
    await transport.close()
  },
})
