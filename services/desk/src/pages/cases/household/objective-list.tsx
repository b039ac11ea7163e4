import type { Objective } from '../../../api/case-work.ts'
import { PostButton } from '../../../components/post-button.tsx'
import { type Column, Table } from '../../../components/table.tsx'
import { Tag } from '../../../components/tag.tsx'
import { usePage } from '../../../page/page-context.ts'
import { OBJECTIVE_TAGS, objectiveStateWords, projectWords as words } from '../../../words/case-project.ts'
import { areaWords } from '../../../words/codes.ts'
import { DueOn } from '../case-bits.tsx'
import type { HouseholdFrame } from './household-data.ts'

type ListProps = {
  frame: HouseholdFrame
  objectives: readonly Objective[]
  empty: string
  withArea?: boolean
  /** With the buttons that say it reached or dropped. */
  withSteps?: boolean
}

/** What the household and the équipe want to reach, who answers for it, how it stands. */
export function ObjectiveList({ frame, objectives, empty, withArea, withSteps }: ListProps) {
  const { t } = usePage()
  const { people, day, household } = frame
  const columns: Column<Objective>[] = [
    {
      key: 'words',
      label: t(words.objective),
      cell: ({ words: text, area }) => (
        <>
          {text}
          {withArea ? (
            <>
              {' '}
              <a href={`/cases/${household.referralId}/areas/${area}`}>{t(areaWords[area])}</a>
            </>
          ) : null}
        </>
      ),
    },
    { key: 'owner', label: t(words.owner), cell: ({ ownerId }) => people.of(ownerId) ?? '–' },
    {
      key: 'due',
      label: t(words.due),
      cell: ({ dueOn, state }) =>
        dueOn ? <DueOn on={dueOn} day={state === 'open' ? day : dueOn} bare /> : '–',
    },
    {
      key: 'state',
      label: t(words.state),
      cell: ({ state }) => <Tag kind={OBJECTIVE_TAGS[state]}>{t(objectiveStateWords[state])}</Tag>,
    },
  ]
  const works = (one: Objective) => household.areas.some(({ area, inFull }) => inFull && area === one.area)
  if (withSteps && !household.closedAt && objectives.some(works)) {
    columns.push({
      key: 'step',
      label: t(words.step),
      cell: (one) => (works(one) ? <Steps objective={one} referralId={household.referralId} /> : null),
    })
  }
  return (
    <Table
      caption={t(words.objectives)}
      captionHidden
      rows={objectives}
      keyOf={({ objectiveId }) => objectiveId}
      empty={empty}
      columns={columns}
    />
  )
}

function Steps({ objective, referralId }: { objective: Objective; referralId: string }) {
  const { t } = usePage()
  const { objectiveId, state, version, words: about } = objective
  const action = `/cases/${referralId}/objectives/${objectiveId}`
  const steps =
    state === 'open'
      ? ([
          ['reached', words.reached],
          ['dropped', words.dropped],
        ] as const)
      : ([['open', words.reopen]] as const)
  return (
    <>
      {steps.map(([to, label]) => (
        <PostButton
          key={to}
          action={action}
          label={t(label)}
          about={about}
          values={{ version: String(version), state: to }}
        />
      ))}
    </>
  )
}
