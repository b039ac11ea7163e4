import { Notice } from '../../components/notice.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { usePage } from '../../page/page-context.ts'
import { integrationWords as words } from '../../words/integrations.ts'

export type SecretProps = { endpointId: string; secret: string | null; publicKey: string | null }

export function SecretView({ endpointId, secret, publicKey }: SecretProps) {
  const { t } = usePage()
  const shown = secret ?? publicKey
  return (
    <div class="desk-text">
      <Notice kind={publicKey ? 'info' : 'warning'}>{t(hintOf(secret, publicKey))}</Notice>
      {shown ? (
        <SummaryList
          rows={[
            {
              label: t(secret ? words.secret : words.publicKey),
              value: <code class="desk-secret">{shown}</code>,
            },
          ]}
        />
      ) : null}
      <div class="desk-actions">
        <a class="btn btn-primary" href={`/integrations/${endpointId}`}>
          {t(words.toEndpoint)}
        </a>
      </div>
    </div>
  )
}

function hintOf(secret: string | null, publicKey: string | null) {
  if (publicKey) return words.pairMade
  return secret ? words.secretOnce : words.secretShown
}
