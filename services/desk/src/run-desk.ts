import { createLogger, describeError } from '@intarsi/http'
import { ConfigError, closeOnSignals } from '@intarsi/runtime'
import { processEnvironment, readDeskConfig } from './config.ts'
import { startDesk } from './start-desk.ts'

/** The desk as a process of its own: configuration from the environment, start, close on a signal. */
export async function runDesk(): Promise<void> {
  try {
    const config = readDeskConfig(processEnvironment())
    const logger = createLogger({ service: 'desk', level: config.INTARSI_LOG_LEVEL })
    const desk = await startDesk({ config, logger, processMetrics: true })
    closeOnSignals({ deadlineMs: config.INTARSI_SHUTDOWN_SECONDS * 1000, logger, close: desk.close })
  } catch (error) {
    if (error instanceof ConfigError) process.stderr.write(`desk: ${error.message}\n`)
    else createLogger({ service: 'desk' }).fatal({ err: describeError(error) }, 'not started')
    process.exitCode = 1
  }
}
