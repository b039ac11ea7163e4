import type { Endpoint } from '../../api/endpoints.ts'
import { Csrf } from '../../components/csrf.tsx'
import { Disclosure } from '../../components/disclosure.tsx'
import { TextField } from '../../components/inputs.tsx'
import { PostButton } from '../../components/post-button.tsx'
import { usePage } from '../../page/page-context.ts'
import { integrationWords as words } from '../../words/integrations.ts'

/** What its owner does next with an endpoint, by its state. */
export function NextSteps({ endpoint }: { endpoint: Endpoint }) {
  const { t } = usePage()
  const { endpointId, state, version } = endpoint
  const base = `/integrations/${endpointId}`
  const values = { version: String(version) }
  return (
    <div class="desk-actions desk-no-print">
      {isRunning(endpoint) ? null : <Verify base={base} />}
      {state === 'active' ? (
        <>
          <PostButton action={`${base}/test`} label={t(words.test)} kind="primary" size="md" />
          <PostButton action={`${base}/pause`} label={t(words.pause)} size="md" values={values} />
        </>
      ) : null}
      {state === 'paused' ? (
        <PostButton
          action={`${base}/resume`}
          label={t(words.resume)}
          kind="primary"
          size="md"
          values={values}
        />
      ) : null}
    </div>
  )
}

function isRunning({ state }: Endpoint): boolean {
  return state === 'active' || state === 'paused'
}

function Verify({ base }: { base: string }) {
  const { t } = usePage()
  return (
    <>
      <PostButton
        action={`${base}/verify`}
        label={t(words.verifyChallenge)}
        kind="primary"
        size="md"
        values={{ method: 'challenge' }}
      />
      <PostButton
        action={`${base}/verify`}
        label={t(words.verifyOptions)}
        size="md"
        values={{ method: 'options' }}
      />
    </>
  )
}

const KINDS = ['recover', 'missing'] as const

export function SendAgain({ endpoint }: { endpoint: Endpoint }) {
  const { t } = usePage()
  if (!isRunning(endpoint)) return null
  const base = `/integrations/${endpoint.endpointId}`
  const hints = { recover: words.recoverHint, missing: words.missingHint }
  return (
    <Disclosure title={t(words.sendAgain)}>
      {KINDS.map((kind) => (
        <section key={kind}>
          <h3>{t(words[kind])}</h3>
          <p>{t(hints[kind])}</p>
          <form class="desk-form" method="post" action={`${base}/${kind}`}>
            <Csrf />
            <TextField id={`${kind}-since`} name="since" type="date" label={t(words.since)} />
            <button type="submit" class="btn btn-outline-primary">
              {t(words.sendAgain)}
              <span class="visually-hidden">: {t(words[kind])}</span>
            </button>
          </form>
        </section>
      ))}
    </Disclosure>
  )
}

export function RenewKey({ endpointId }: { endpointId: string }) {
  const { t } = usePage()
  const base = `/integrations/${endpointId}`
  return (
    <Disclosure title={t(words.renew)}>
      <p>{t(words.renewHint)}</p>
      <div class="desk-actions">
        <PostButton action={`${base}/key`} label={t(words.renew)} size="md" values={{ kind: 'v1' }} />
        <PostButton action={`${base}/key`} label={t(words.renewPair)} size="md" values={{ kind: 'v1a' }} />
      </div>
    </Disclosure>
  )
}

export function Delete({ endpointId }: { endpointId: string }) {
  const { t } = usePage()
  const base = `/integrations/${endpointId}`
  return (
    <Disclosure title={t(words.delete)}>
      <p>{t(words.deleteHint)}</p>
      <PostButton action={`${base}/delete`} label={t(words.delete)} kind="danger" size="md" />
    </Disclosure>
  )
}
