import { describeError } from '@intarsi/http'
import closeWithGrace from 'close-with-grace'
import type { Logger } from 'pino'

type Options = { deadlineMs: number; logger: Logger; close: () => Promise<void> }

/** Closes once on SIGTERM, SIGINT or a bug that reached the top; a second signal ends at once. Call it once a process. */
export function closeOnSignals({ deadlineMs, logger, close }: Options): void {
  // The close itself keeps the deadline; this one is for a close that does not.
  closeWithGrace({ delay: deadlineMs + 2000, logger: false }, async ({ err, signal }) => {
    if (err) logger.fatal({ err: describeError(err) }, 'stopping after an error nobody caught')
    else logger.info({ signal }, 'stopping')
    await close()
  })
}
