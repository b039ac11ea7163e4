import { Notice } from '../../../components/notice.tsx'
import { SummaryList } from '../../../components/summary-list.tsx'
import { Table } from '../../../components/table.tsx'
import { Tag, type TagKind } from '../../../components/tag.tsx'
import { usePage } from '../../../page/page-context.ts'
import { projectStateWords, projectWords as words } from '../../../words/case-project.ts'
import { levelWords } from '../../../words/case-tasks.ts'
import { areaWords, codeWords, partyWords } from '../../../words/codes.ts'
import type { HouseholdFrame } from '../household/household-data.ts'
import { HouseholdPage } from '../household/household-frame.tsx'
import { ObjectiveList } from '../household/objective-list.tsx'
import type { TaskAnswers } from '../household/task-form.tsx'
import { AddObjective } from './add-objective.tsx'
import type { ProjectParts } from './project-page.ts'
import { Reviews } from './reviews.tsx'

export type ProjectProps = ProjectParts & { frame: HouseholdFrame; answers: TaskAnswers }

const DRAWN_UP = new Set(['assessment', 'planning'])

export function ProjectView(props: ProjectProps) {
  const { frame, objectives, reviews } = props
  const { t } = usePage()
  const { household } = frame
  return (
    <HouseholdPage frame={frame} current="/project">
      <h2>{t(words.title)}</h2>
      <Project frame={frame} />
      <h3>{t(words.objectives)}</h3>
      <ObjectiveList frame={frame} objectives={objectives} empty={t(words.noObjective)} withArea withSteps />
      {DRAWN_UP.has(household.phase) ? <AddObjective {...props} /> : null}
      <h3>{t(words.levels)}</h3>
      <Levels frame={frame} />
      <h2>{t(words.reviews)}</h2>
      <Reviews frame={frame} reviews={reviews} />
    </HouseholdPage>
  )
}

const TAGS: Readonly<Record<string, TagKind>> = {
  draft: 'new',
  shared: 'waiting',
  signed: 'done',
  replaced: 'plain',
  declined: 'plain',
}

function Project({ frame: { household } }: { frame: HouseholdFrame }) {
  const { t, date } = usePage()
  const { project } = household
  if (!project) return <Notice>{t(words.none)}</Notice>
  const language = project.sharedLanguage ? t(codeWords('languages', project.sharedLanguage)) : '–'
  return (
    <>
      <p class="desk-inline-actions">
        <strong>{t(words.version, { version: project.version })}</strong>
        <Tag kind={TAGS[project.state] ?? 'plain'}>{t(projectStateWords[project.state])}</Tag>
        {project.sharedOn ? (
          <span class="desk-muted">{t(words.sharedOn, { date: date(project.sharedOn), language })}</span>
        ) : null}
      </p>
      <SummaryList
        rows={project.signatures.map(({ party, signedOn }) => ({
          label: t(partyWords(party)),
          value: signedOn ? t(words.signed, { date: date(signedOn) }) : t(words.notSigned),
        }))}
      />
    </>
  )
}

/** The change that the case made, area by area. */
function Levels({ frame: { household } }: { frame: HouseholdFrame }) {
  const { t } = usePage()
  const said = (level: number | null) =>
    level === null ? '–' : t(levelWords[level as keyof typeof levelWords])
  return (
    <Table
      caption={t(words.levels)}
      captionHidden
      rows={household.areas}
      keyOf={({ area }) => area}
      columns={[
        { key: 'area', label: t(words.area), cell: ({ area }) => t(areaWords[area]) },
        { key: 'start', label: t(words.atStart), cell: ({ startLevel }) => said(startLevel) },
        { key: 'now', label: t(words.now), cell: ({ level }) => said(level) },
      ]}
    />
  )
}
