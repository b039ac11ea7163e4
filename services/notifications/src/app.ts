import { accessSubscriptions } from '@intarsi/access'
import type { ServiceApp, ServiceDeps } from '@intarsi/runtime'
import { fhirRoutes } from './adapters/fhir-routes.ts'
import { hsdsRoutes, hsdsSubscriptions } from './adapters/hsds-routes.ts'
import { signalRoutes } from './adapters/signal-routes.ts'
import { caseRoutes } from './cases/case-routes.ts'
import { catalogueRoutes } from './catalogue/catalogue-routes.ts'
import { schemaRoutes } from './catalogue/schema-routes.ts'
import type { NotificationsConfig } from './config.ts'
import { fanOut } from './deliveries/fan-out.ts'
import { createWebhooks } from './endpoints/webhooks.ts'
import { createFeedHub } from './feed/feed-hub.ts'
import { feedWorkers } from './feed/feed-workers.ts'
import { pullRoute } from './feed/pull-route.ts'
import { feedStreamRoute } from './feed/stream-route.ts'
import { inboxRoutes } from './inbox/inbox-routes.ts'
import { createLiveHub } from './inbox/live-hub.ts'
import { streamRoute } from './inbox/stream-route.ts'
import { composeWorker } from './mail/compose-worker.ts'
import { failedMailRoutes } from './mail/failed-mail-routes.ts'
import { sendWorker } from './mail/send-worker.ts'
import { createSmtpSender } from './mail/smtp.ts'
import { bringInContacts } from './preferences/bring-in-contacts.ts'
import { preferencesRoutes } from './preferences/preferences-routes.ts'
import { publicFeed } from './public-feed/subscriptions.ts'
import { onCaseFacts } from './recipients/on-case-facts.ts'
import { onHousingFacts } from './recipients/on-housing-facts.ts'
import { onIntakeFacts } from './recipients/on-intake-facts.ts'
import { onReferralFacts } from './recipients/on-referral-facts.ts'
import { createReferralLatency } from './recipients/referral-latency.ts'
import type { NotificationsSchema } from './schema.ts'

const HOUR_MS = 3_600_000

export function createApp(
  deps: ServiceDeps<NotificationsSchema, NotificationsConfig>,
): ServiceApp<NotificationsSchema> {
  const { config, db, newId, logger } = deps
  const publicUrl = config.INTARSI_PUBLIC_URL
  const hub = createLiveHub(db, logger)
  const feedHub = createFeedHub(db, logger)
  const webhooks = createWebhooks(deps)
  const grown = () => {
    feedHub.nudge()
    webhooks.wake()
  }
  const smtp = config.INTARSI_SMTP_URL
    ? createSmtpSender(config.INTARSI_SMTP_URL, config.INTARSI_MAIL_FROM)
    : null

  return {
    routes: (http) => {
      inboxRoutes(http, deps)
      streamRoute(http, { ...deps, hub })
      preferencesRoutes(http, deps)
      failedMailRoutes(http, deps)
      pullRoute(http, deps)
      feedStreamRoute(http, { ...deps, hub: feedHub })
      webhooks.routes(http)
      caseRoutes(http, deps)
      catalogueRoutes(http)
      fhirRoutes(http, { ...deps, apiUrl: config.INTARSI_API_URL })
      hsdsRoutes(http, deps)
      signalRoutes(http, { ...deps, eserviceId: config.INTARSI_ESERVICE_ID })
      schemaRoutes(http, { apiUrl: config.INTARSI_API_URL })
    },
    subscriptions: [
      ...accessSubscriptions<NotificationsSchema>(),
      ...publicFeed({ api: config.INTARSI_API_URL, page: publicUrl }),
      // After the feed: a recipient's place in the inbox is locked from here to the commit, and many want the same one.
      ...onIntakeFacts(newId),
      ...onReferralFacts(newId),
      ...onCaseFacts({ newId, publicUrl, latency: createReferralLatency(deps.metrics, deps.clock) }),
      ...onHousingFacts(newId),
      ...hsdsSubscriptions(),
    ],
    workers: [
      { name: 'directory-file', everyMs: HOUR_MS, run: () => bringInContacts(deps) },
      ...feedWorkers({ ...deps, also: fanOut, grown }),
      ...webhooks.workers,
      ...(smtp ? [composeWorker({ ...deps, publicUrl }), sendWorker({ ...deps, send: smtp.send })] : []),
    ],
    announced: () => {
      hub.nudge()
      deps.wake?.('feed')
    },
    close: async () => {
      hub.close()
      feedHub.close()
      await webhooks.close()
      smtp?.close()
    },
  }
}
