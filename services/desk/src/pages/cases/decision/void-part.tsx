import { Csrf } from '../../../components/csrf.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { faultOf } from '../../../components/error-summary.tsx'
import { TextArea } from '../../../components/inputs.tsx'
import { Notice } from '../../../components/notice.tsx'
import { PostButton } from '../../../components/post-button.tsx'
import { usePage } from '../../../page/page-context.ts'
import { voidWords as words } from '../../../words/void-referral.ts'
import { coordinates, isOfficer } from '../case-rights.ts'
import type { DecisionsProps } from './decisions-view.tsx'

/** A referral entered by mistake: the coordinator asks to void it, a second person agrees. */
export function VoidPart(props: DecisionsProps) {
  const { person } = usePage()
  const { file } = props.data
  if (!person || file.standing.state === 'void') return null
  if (file.voidRequest && isOfficer(person, file)) return <Requested {...props} request={file.voidRequest} />
  return coordinates(person, file) ? <AskForm {...props} /> : null
}

type Request = NonNullable<DecisionsProps['data']['file']['voidRequest']>

function Requested({ data: { file, people }, request }: DecisionsProps & { request: Request }) {
  const { t, date, person } = usePage()
  const { reason, requestedBy, requestedAt } = request
  const name = people.of(requestedBy) ?? '–'
  return (
    <Notice kind="warning">
      <p>{t(words.asked, { name, date: date(requestedAt), reason })}</p>
      {requestedBy === person?.personId ? (
        <p>{t(words.secondPerson)}</p>
      ) : (
        <PostButton
          action={`/cases/${file.referralId}/void/confirmation`}
          label={t(words.agree)}
          kind="danger"
          size="md"
          values={{ version: String(file.version) }}
        />
      )}
    </Notice>
  )
}

function AskForm({ data: { file }, form, faults, sent }: DecisionsProps) {
  const { t } = usePage()
  return (
    <Disclosure title={t(words.ask)} open={sent === 'void'}>
      <form class="desk-form" method="post" action={`/cases/${file.referralId}/void`} novalidate>
        <p class="desk-text">{t(words.hint)}</p>
        <Csrf />
        <input type="hidden" name="version" value={file.version} />
        <TextArea
          id="voidReason"
          label={t(words.reason)}
          rows={2}
          maxlength={1000}
          value={form.get('voidReason')}
          error={faultOf(faults, 'voidReason')}
        />
        <button type="submit" class="btn btn-danger">
          {t(words.ask)}
        </button>
      </form>
    </Disclosure>
  )
}
