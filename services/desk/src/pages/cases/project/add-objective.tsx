import { Csrf } from '../../../components/csrf.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { ErrorSummary, faultOf } from '../../../components/error-summary.tsx'
import { Select, TextArea, TextField } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { projectWords as words } from '../../../words/case-project.ts'
import { areaWords } from '../../../words/codes.ts'
import { common } from '../../../words/common.ts'
import { ownersOf } from '../household/household-data.ts'
import type { ProjectProps } from './project-view.tsx'

/** An objective in an area that the person works in, with who answers for it. */
export function AddObjective({ frame, answers: { form, faults, key } }: ProjectProps) {
  const { t } = usePage()
  const mine = frame.household.areas.filter(({ inFull }) => inFull)
  if (mine.length === 0) return null
  return (
    <Disclosure title={t(words.add)} open={faults.length > 0}>
      <ErrorSummary faults={faults} />
      <form
        class="desk-form"
        method="post"
        action={`/cases/${frame.household.referralId}/objectives`}
        novalidate
      >
        <Csrf />
        <input type="hidden" name="key" value={key} />
        <TextArea
          id="words"
          label={t(words.what)}
          hint={t(words.whatHint)}
          rows={2}
          maxlength={2000}
          value={form.get('words')}
          error={faultOf(faults, 'words')}
        />
        <Select
          id="area"
          label={t(words.area)}
          empty={t(common.choose)}
          value={form.get('area')}
          error={faultOf(faults, 'area')}
          options={mine.map(({ area }) => ({ value: area, label: t(areaWords[area]) }))}
        />
        <Select
          id="ownerId"
          label={t(words.owner)}
          empty={t(common.choose)}
          value={form.get('ownerId')}
          error={faultOf(faults, 'ownerId')}
          options={ownersOf(frame)}
        />
        <TextField id="dueOn" type="date" label={t(words.due)} optional value={form.get('dueOn')} />
        <button type="submit" class="btn btn-primary">
          {t(common.add)}
        </button>
      </form>
    </Disclosure>
  )
}
