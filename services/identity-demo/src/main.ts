import { readDirectory } from '@intarsi/directory-file'
import { createLogger } from '@intarsi/http'
import { closeOnSignals } from '@intarsi/runtime'
import { accountsOf, defaultAccounts } from './accounts.ts'
import { config } from './config.ts'
import { startIdentityDemo } from './start-identity-demo.ts'

const settings = config()
const logger = createLogger({ service: 'identity-demo', level: settings.INTARSI_LOG_LEVEL })
const file = settings.INTARSI_DIRECTORY_FILE
const demo = await startIdentityDemo({
  demo: settings.INTARSI_DEMO,
  host: settings.INTARSI_HOST,
  port: settings.INTARSI_PORT,
  issuer: settings.INTARSI_ISSUER,
  audience: settings.INTARSI_AUDIENCE,
  accounts: file ? accountsOf(readDirectory(file)) : defaultAccounts(),
  allowedHosts: settings.INTARSI_DEMO_ALLOWED_HOSTS,
  keyFile: settings.INTARSI_DEMO_KEY_FILE,
  logger,
})
logger.info({ issuer: demo.issuer, url: demo.url }, 'demo issuer ready')
closeOnSignals({ deadlineMs: 5000, logger, close: demo.close })
