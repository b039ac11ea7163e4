import { Csrf } from '../../../components/csrf.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { Select } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { declineReasonWords, peopleWords as words } from '../../../words/case-people.ts'
import { common } from '../../../words/common.ts'

type DeclineProps = {
  /** The seat or proposal that is declined. */
  id: string
  action: string
  title: string
  version?: number
  form: URLSearchParams
  faults: readonly FormFault[]
}

/** Somebody says that they cannot follow the household, and why. */
export function DeclineForm({ id, action, title, version, form, faults }: DeclineProps) {
  const { t } = usePage()
  const field = declineField(id)
  const error = faultOf(faults, field)
  return (
    <Disclosure title={title} open={error !== undefined}>
      <form class="desk-form" method="post" action={action} novalidate>
        <Csrf />
        {version === undefined ? null : <input type="hidden" name="version" value={version} />}
        <Select
          id={field}
          name="declineReason"
          label={t(words.declineReason)}
          empty={t(common.choose)}
          value={error ? form.get('declineReason') : null}
          error={error}
          options={Object.entries(declineReasonWords).map(([value, message]) => ({
            value,
            label: t(message),
          }))}
        />
        <button type="submit" class="btn btn-primary">
          {title}
        </button>
      </form>
    </Disclosure>
  )
}

export const declineField = (id: string) => `declineReason-${id}`
