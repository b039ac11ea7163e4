import type { PicPhase } from '@intarsi/contracts'
import type { ListedHousehold } from '../../api/households.ts'
import { Tag } from '../../components/tag.tsx'
import { usePage } from '../../page/page-context.ts'
import { caseStepWords, PHASE_TAGS, phaseWords, caseWords as words } from '../../words/cases.ts'

export function PhaseTag({ phase }: { phase: PicPhase }) {
  const { t } = usePage()
  return <Tag kind={PHASE_TAGS[phase]}>{t(phaseWords[phase])}</Tag>
}

type DueOnProps = {
  on: string
  day: string
  /** The column says already that it is a term. */
  bare?: boolean
}

/** A date by which something is due; late ones say so in words. */
export function DueOn({ on, day, bare = false }: DueOnProps) {
  const { t, date } = usePage()
  const said = date(on, 'dayShort')
  return (
    <span class="desk-due">
      {bare ? said : t(words.dueBy, { date: said })}{' '}
      {on < day ? <Tag kind="urgent">{t(words.areaLate)}</Tag> : null}
    </span>
  )
}

/** What leads out of the case's phase, and by when. */
export function CaseStep({ step, dueOn, day }: { step: string | null; dueOn: string | null; day: string }) {
  const { t } = usePage()
  if (step === null) return <>–</>
  return (
    <>
      {t(caseStepWords(step))} {dueOn ? <DueOn on={dueOn} day={day} /> : null}
    </>
  )
}

type FirstThingsProps = { household: ListedHousehold; day: string }

/** The next step and the first thing to do, whichever is due first on top. */
export function FirstThings({ household, day }: FirstThingsProps) {
  const { referralId, nextStep, stepDueOn, due } = household
  const { nextTask } = due
  const step = {
    key: 'step',
    on: stepDueOn ?? '9999',
    line: <CaseStep step={nextStep} dueOn={stepDueOn} day={day} />,
  }
  const task = nextTask && {
    key: 'task',
    on: nextTask.dueOn,
    line: (
      <>
        <a href={`/cases/${referralId}/tasks/${nextTask.taskId}`}>{nextTask.title}</a>{' '}
        <DueOn on={nextTask.dueOn} day={day} />
      </>
    ),
  }
  const lines = (task ? [task, step] : [step]).toSorted((one, other) => one.on.localeCompare(other.on))
  return (
    <ul class="desk-plain-list">
      {lines.map(({ key, line }) => (
        <li key={key}>{line}</li>
      ))}
    </ul>
  )
}

/** How much there is to do in a case, and how much of it is late. */
export function TaskCount({ due: { openTasks, overdueTasks } }: { due: ListedHousehold['due'] }) {
  const { t } = usePage()
  if (openTasks === 0) return <span class="desk-muted">–</span>
  return (
    <>
      {openTasks}{' '}
      {overdueTasks > 0 ? <Tag kind="urgent">{t(words.overdueTasks, { count: overdueTasks })}</Tag> : null}
    </>
  )
}
