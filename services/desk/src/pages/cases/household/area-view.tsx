import type { CaseTask, Objective, TaskPage } from '../../../api/case-work.ts'
import type { AreaOfCase } from '../../../api/households.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { faultOf } from '../../../components/error-summary.tsx'
import { Radios, TextArea } from '../../../components/inputs.tsx'
import { Notice } from '../../../components/notice.tsx'
import { SummaryList } from '../../../components/summary-list.tsx'
import { usePage } from '../../../page/page-context.ts'
import { levelWords, taskWords as words } from '../../../words/case-tasks.ts'
import { areaWords } from '../../../words/codes.ts'
import { common } from '../../../words/common.ts'
import { meetingWords } from '../../../words/meetings.ts'
import type { HouseholdFrame } from './household-data.ts'
import { HouseholdPage } from './household-frame.tsx'
import { ObjectiveList } from './objective-list.tsx'
import { OpenTasks } from './open-tasks.tsx'
import { PastTasks } from './past-tasks.tsx'
import { AddTask, type TaskAnswers } from './task-form.tsx'

export type AreaProps = {
  frame: HouseholdFrame
  area: AreaOfCase
  open: readonly CaseTask[]
  past: TaskPage
  objectives: readonly Objective[]
  answers: TaskAnswers
}

export function AreaView(props: AreaProps) {
  const { frame, area, open, past, objectives, answers } = props
  const { t } = usePage()
  const base = `/cases/${frame.household.referralId}/areas/${area.area}`
  return (
    <HouseholdPage frame={frame} current="">
      <h2>{t(areaWords[area.area])}</h2>
      {area.inFull ? null : <Notice>{t(words.inSummary)}</Notice>}
      <Levels area={area} />
      <Assess {...props} action={`${base}/level`} />
      <h3>{t(words.title)}</h3>
      <OpenTasks frame={frame} tasks={open} withoutArea />
      {area.inFull ? (
        <AddTask
          frame={frame}
          answers={answers}
          action={`${base}/tasks`}
          area={area.area}
          objectives={objectives.filter(({ state }) => state === 'open')}
        />
      ) : null}
      <h3>{t(words.objectives)}</h3>
      <ObjectiveList frame={frame} objectives={objectives} empty={t(words.noObjectives)} />
      <PastTasks frame={frame} past={past} />
    </HouseholdPage>
  )
}

const NOT_ASSESSED = 9

function Levels({ area: { referralLevel, startLevel, level, note } }: { area: AreaOfCase }) {
  const { t } = usePage()
  const said = (value: number | null) => {
    if (value === null) return null
    return value === NOT_ASSESSED
      ? t(meetingWords.notAssessed)
      : t(levelWords[value as keyof typeof levelWords])
  }
  return (
    <SummaryList
      rows={[
        { label: t(words.inReferral), value: said(referralLevel) },
        { label: t(words.start), value: said(startLevel) },
        ...(level === startLevel ? [] : [{ label: t(words.now), value: said(level) }]),
        ...(note ? [{ label: t(words.note), value: note }] : []),
      ]}
    />
  )
}

const ASSESSED_IN = new Set(['activated', 'assessment', 'under-review', 'closing'])

/** The level of need, while an assessment, a review or a closing asks for it. */
function Assess({ frame, area, answers, action }: AreaProps & { action: string }) {
  const { t } = usePage()
  const { phase, version } = frame.household
  if (!area.inFull || !ASSESSED_IN.has(phase)) return null
  const { form, faults } = answers
  const fault = faultOf(faults, 'level')
  const known = area.level === null ? null : String(area.level)
  return (
    <Disclosure title={t(words.assess)} open={fault !== undefined}>
      <form class="desk-form" method="post" action={action} novalidate>
        <Csrf />
        <input type="hidden" name="version" value={version} />
        <Radios
          id="level"
          label={t(words.level)}
          value={form.get('level') ?? known}
          error={fault}
          options={(['0', '1', '2', '3'] as const).map((value) => ({ value, label: t(levelWords[value]) }))}
        />
        <TextArea
          id="note"
          label={t(words.levelNote)}
          optional
          rows={3}
          maxlength={2000}
          value={form.get('note') ?? area.note}
        />
        <button type="submit" class="btn btn-primary">
          {t(common.save)}
        </button>
      </form>
    </Disclosure>
  )
}
