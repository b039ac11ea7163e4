import type { CaseFile } from '../../../api/cases.ts'
import { type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { TextArea } from '../../../components/inputs.tsx'
import { Notice } from '../../../components/notice.tsx'
import { type PageContext, usePage } from '../../../page/page-context.ts'
import { codeWords, territoryName } from '../../../words/codes.ts'
import { overlapWords as words } from '../../../words/overlaps.ts'
import type { DecisionData } from './decision-data.ts'
import { ownCaseOf } from './own-case.ts'

type OverlapsProps = {
  data: Pick<DecisionData, 'people'> & { file: Pick<CaseFile, 'overlaps'> }
  form: URLSearchParams
  faults: readonly FormFault[]
}

/**
 * Who may be following the household already, and how the équipes were brought together (RA-04). Its own case is joined:
 * no other équipe forms, and nothing is asked.
 */
export function OverlapsField({ data, form, faults }: OverlapsProps) {
  const { t } = usePage()
  const { overlaps } = data.file
  const error = faultOf(faults, 'overlapsChecked')
  if (overlaps.length === 0 && !error) return null
  const own = ownCaseOf(data.file)
  return (
    <>
      <Notice>
        <p>{t(own ? words.followed : words.title)}</p>
        <ul>
          {overlaps.map((overlap) => (
            <li key={`${overlap.kind} ${overlap.referralNumber ?? overlap.code}`}>
              <OneOverlap of={overlap} people={data.people} />
            </li>
          ))}
        </ul>
        {own ? <p>{t(words.joins, own)}</p> : null}
      </Notice>
      {own && !error ? null : (
        <TextArea
          id="overlapsChecked"
          label={t(words.checked)}
          hint={t(words.hint)}
          optional
          rows={2}
          maxlength={1000}
          value={form.get('overlapsChecked')}
          error={error}
        />
      )}
    </>
  )
}

type OneProps = { of: CaseFile['overlaps'][number]; people: DecisionData['people'] }

function OneOverlap({ of, people }: OneProps) {
  const { t } = usePage()
  const text = overlapText(of, { t, people })
  return of.referralId ? <a href={`/cases/${of.referralId}`}>{text}</a> : text
}

function overlapText(
  { kind, referralNumber, territory, code, caseManagerId }: OneProps['of'],
  { t, people }: Pick<PageContext, 't'> & Pick<OneProps, 'people'>,
): string {
  if (kind === 'other-path') return t(codeWords('otherPaths', code ?? ''))
  const values = { number: referralNumber ?? '–', territory: territory ? territoryName(territory) : '–' }
  if (kind === 'other-referral') return t(words.otherReferral, values)
  if (kind === 'possible-duplicate') return t(words.possibleDuplicate, values)
  const name = people.of(caseManagerId)
  return name ? t(words.ownCase, { ...values, name }) : t(words.ownCaseNoManager, values)
}
