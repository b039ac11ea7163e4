import type { Area } from '@intarsi/contracts'
import type { Objective } from '../../../api/case-work.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { ErrorSummary, type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { Select, TextArea, TextField } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { taskWords as words } from '../../../words/case-tasks.ts'
import { areaWords } from '../../../words/codes.ts'
import { common } from '../../../words/common.ts'
import { type HouseholdFrame, ownersOf } from './household-data.ts'

/** What a form said, what is wrong with it, and the name under which it is carried out once. */
export type TaskAnswers = { form: URLSearchParams; faults: readonly FormFault[]; key: string }

type AddTaskProps = {
  frame: HouseholdFrame
  answers: TaskAnswers
  action: string
  /** Given on the page of an area. */
  area?: Area
  objectives?: readonly Objective[]
}

/** Something to do, for somebody, by a day. Shown to who works in an area of the case. */
export function AddTask({ frame, answers, action, area, objectives = [] }: AddTaskProps) {
  const { t } = usePage()
  const mine = frame.household.areas.filter(({ inFull }) => inFull).map((one) => one.area)
  if (frame.household.closedAt || mine.length === 0) return null
  const { form, faults, key } = answers
  return (
    <Disclosure title={t(words.add)} open={faults.length > 0}>
      <ErrorSummary faults={faults} />
      <form class="desk-form" method="post" action={action} novalidate>
        <Csrf />
        <input type="hidden" name="key" value={key} />
        <TaskFields frame={frame} form={form} faults={faults} />
        {area ? (
          <input type="hidden" name="area" value={area} />
        ) : (
          <Select
            id="area"
            label={t(words.area)}
            empty={t(common.choose)}
            value={form.get('area')}
            error={faultOf(faults, 'area')}
            options={mine.map((value) => ({ value, label: t(areaWords[value]) }))}
          />
        )}
        {objectives.length > 0 ? (
          <Select
            id="objectiveId"
            label={t(words.objective)}
            empty={t(words.noObjective)}
            value={form.get('objectiveId')}
            options={objectives.map(({ objectiveId, words: text }) => ({ value: objectiveId, label: text }))}
          />
        ) : null}
        <button type="submit" class="btn btn-primary">
          {t(common.add)}
        </button>
      </form>
    </Disclosure>
  )
}

type FieldsProps = { frame: HouseholdFrame; form: URLSearchParams; faults: readonly FormFault[] }

/** What, notes, who, by when. */
export function TaskFields({ frame, form, faults }: FieldsProps) {
  const { t } = usePage()
  return (
    <>
      <TextField
        id="title"
        label={t(words.what)}
        hint={t(words.whatHint)}
        maxlength={200}
        value={form.get('title')}
        error={faultOf(faults, 'title')}
      />
      <Select
        id="ownerId"
        label={t(words.ownerLabel)}
        hint={t(words.ownerHint)}
        empty={t(common.choose)}
        value={form.get('ownerId')}
        error={faultOf(faults, 'ownerId')}
        options={ownersOf(frame)}
      />
      <TextField
        id="dueOn"
        type="date"
        label={t(words.dueLabel)}
        value={form.get('dueOn')}
        error={faultOf(faults, 'dueOn')}
      />
      <TextArea
        id="notes"
        label={t(words.notes)}
        optional
        rows={2}
        maxlength={2000}
        value={form.get('notes')}
        error={faultOf(faults, 'notes')}
      />
    </>
  )
}
