import { createLogger, describeError } from '@intarsi/http'
import { closeOnSignals } from './close-on-signals.ts'
import { ConfigError, processEnvironment, readConfig } from './config.ts'
import type { ServiceModule } from './service.ts'
import { startService } from './start-service.ts'

/** The whole of a service's `main.ts`: configuration from the environment, start, close on a signal. */
export async function runService<Schema, Own>(module: ServiceModule<Schema, Own>): Promise<void> {
  try {
    const config = readConfig(processEnvironment(), module.configSchema)
    const logger = createLogger({ service: module.name, level: config.service.INTARSI_LOG_LEVEL })
    const service = await startService(module, { config, logger, processMetrics: true })
    closeOnSignals({
      deadlineMs: config.service.INTARSI_SHUTDOWN_SECONDS * 1000,
      logger,
      close: service.close,
    })
  } catch (error) {
    tellWhy(module.name, error)
    process.exitCode = 1
  }
}

/** A start that fails is read by a person: the reason in words, and the frames for whoever needs them. */
function tellWhy(service: string, error: unknown): void {
  if (error instanceof ConfigError) process.stderr.write(`${service}: ${error.message}\n`)
  else createLogger({ service }).fatal({ err: describeError(error) }, 'not started')
}
