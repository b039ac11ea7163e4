import { type Urgency, urgency } from '@intarsi/contracts'
import { usePage } from '../page/page-context.ts'
import { common } from '../words/common.ts'
import { urgencyWords } from '../words/states.ts'
import { Select } from './inputs.tsx'

/** A choice of one urgency or all; inside a form of filters. */
export function UrgencyChoice({ value }: { value: Urgency | undefined }) {
  const { t } = usePage()
  return (
    <Select
      id="urgency"
      label={t(common.urgency)}
      value={value}
      empty={t(common.all)}
      options={urgency.options.map((one) => ({ value: one, label: `${one} · ${t(urgencyWords[one])}` }))}
    />
  )
}
