import { Csrf } from '../../components/csrf.tsx'
import { usePage } from '../../page/page-context.ts'
import { localAddress } from '../../server/local-address.ts'
import type { Interrupted } from '../../session/session.ts'
import { aboutWords as words } from '../../words/about.ts'

export function ContinueView({ interrupted: { address, fields } }: { interrupted: Interrupted }) {
  const { t } = usePage()
  const page = localAddress(new URLSearchParams(fields).get('_page'))
  return (
    <>
      <p class="desk-text">{t(words.continueText)}</p>
      <form method="post" action={address} class="desk-actions">
        {fields.map(([name, value], index) => (
          <input key={`${index} ${name}`} type="hidden" name={name} value={value} />
        ))}
        <Csrf />
        <button type="submit" class="btn btn-primary">
          {t(words.continueSend)}
        </button>
        <a href={page}>{t(words.continueDrop)}</a>
      </form>
    </>
  )
}
