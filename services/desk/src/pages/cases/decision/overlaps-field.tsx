import type { CaseFile } from '../../../api/cases.ts'
import { type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { TextArea } from '../../../components/inputs.tsx'
import { Notice } from '../../../components/notice.tsx'
import { type PageContext, usePage } from '../../../page/page-context.ts'
import { codeWords, territoryName } from '../../../words/codes.ts'
import { overlapWords as words } from '../../../words/overlaps.ts'

type OverlapsProps = {
  file: Pick<CaseFile, 'overlaps'>
  form: URLSearchParams
  faults: readonly FormFault[]
}

/** Who may be following the household already, and how the équipes were brought together (RA-04). */
export function OverlapsField({ file: { overlaps }, form, faults }: OverlapsProps) {
  const { t } = usePage()
  const error = faultOf(faults, 'overlapsChecked')
  if (overlaps.length === 0 && !error) return null
  return (
    <>
      <Notice>
        <p>{t(words.title)}</p>
        <ul>
          {overlaps.map((overlap) => (
            <li key={`${overlap.kind} ${overlap.referralNumber ?? overlap.code}`}>
              {overlapText(overlap, t)}
            </li>
          ))}
        </ul>
      </Notice>
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
    </>
  )
}

function overlapText(
  { kind, referralNumber, territory, code }: CaseFile['overlaps'][number],
  t: PageContext['t'],
): string {
  if (kind === 'other-path') return t(codeWords('otherPaths', code ?? ''))
  const values = { number: referralNumber ?? '–', territory: territory ? territoryName(territory) : '–' }
  return kind === 'other-referral' ? t(words.otherReferral, values) : t(words.possibleDuplicate, values)
}
