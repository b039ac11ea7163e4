import { Notice } from '../../../components/notice.tsx'
import { SummaryList } from '../../../components/summary-list.tsx'
import { usePage } from '../../../page/page-context.ts'
import { decisionWords as words } from '../../../words/decisions.ts'
import { meetingWords } from '../../../words/meetings.ts'
import { ruleWords } from '../../../words/rule-words.ts'
import { schedaWords } from '../../../words/scheda.ts'
import { Composition, NeedLevels, Proposed } from '../../tables/agenda-parts.tsx'
import { CaseLine } from '../case-line.tsx'
import { compositionOf } from '../composition-of.ts'
import type { DecisionData } from './decision-data.ts'
import { ForeseenEquipe } from './foreseen-equipe.tsx'
import { ownCaseOf } from './own-case.ts'

/** What a table looks at before it decides: the case in brief, who would follow it, with whom. */
export function DecisionHead({ data }: { data: DecisionData }) {
  const { t, pick } = usePage()
  const { file, people, households, managers } = data
  const active = managers.items.filter(({ state }) => ACTIVE.has(state))
  const isAdmitted = file.standing.state === 'admitted'
  return (
    <>
      <h2>{t(words.summary)}</h2>
      <CaseLine file={file} households={households} />
      {file.standing.state === 'routed' || file.standing.state === 'under-review' ? (
        <Notice>{t(words.notReady)}</Notice>
      ) : null}
      <p>
        <Composition of={compositionOf(file.facts)} />
      </p>
      <NeedLevels needs={file.facts.needs} />
      <p>
        <a href={`/cases/${file.referralId}/scheda`}>{t(schedaWords.read)}</a>
      </p>
      <SummaryList
        rows={[
          {
            label: t(meetingWords.why),
            value: (
              <>
                {pick(ruleWords(file.territory, file.rule))}
                {file.rule.facts.length > 0 ? (
                  <span class="desk-muted"> ({file.rule.facts.join(', ')})</span>
                ) : null}
              </>
            ),
          },
          {
            label: t(isAdmitted ? meetingWords.manager : meetingWords.proposedManager),
            value: <Proposed managers={active} people={people} />,
          },
          { label: t(meetingWords.prepares), value: people.of(file.preparerId) },
        ]}
      />
      {ownCaseOf(file) || isAdmitted ? null : <ForeseenEquipe equipe={data.equipe} people={people} />}
    </>
  )
}

const ACTIVE = new Set(['proposed', 'confirmed', 'handing-over', 'interim'])
