import { type FormFault, faultOf } from '../../components/error-summary.tsx'
import { TextField } from '../../components/inputs.tsx'
import { usePage } from '../../page/page-context.ts'
import { tableWords as words } from '../../words/tables.ts'

type WhenProps = { form: URLSearchParams; faults: readonly FormFault[]; usualHour?: string }

/** The day and the hour of a meeting; what is missing of them stands at each (`whenFaults`). */
export function WhenFields({ form, faults, usualHour }: WhenProps) {
  const { t } = usePage()
  return (
    <>
      <TextField
        id="day"
        type="date"
        label={t(words.day)}
        value={form.get('day')}
        error={faultOf(faults, 'day')}
      />
      <TextField
        id="hour"
        type="time"
        label={t(words.hour)}
        value={form.get('hour') ?? usualHour ?? null}
        error={faultOf(faults, 'hour')}
      />
    </>
  )
}
