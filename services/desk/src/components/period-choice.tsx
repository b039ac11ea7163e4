import { usePage } from '../page/page-context.ts'
import { common } from '../words/common.ts'
import { TextField } from './inputs.tsx'

/** Days, both counted in; absent: however early or late. */
export type Period = { from?: string | undefined; to?: string | undefined }

/** A choice of days; inside a form of filters. */
export function PeriodChoice({ from, to }: Period) {
  const { t } = usePage()
  return (
    <>
      <TextField id="from" type="date" label={t(common.from)} value={from} />
      <TextField id="to" type="date" label={t(common.to)} value={to} />
    </>
  )
}
