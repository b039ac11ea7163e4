import type { ReferralFile } from '../../../api/referral.ts'
import { CopyButton } from '../../../components/copy-button.tsx'
import { Notice } from '../../../components/notice.tsx'
import { PrintButton } from '../../../components/print-button.tsx'
import { usePage } from '../../../page/page-context.ts'
import { fieldWords } from '../../../words/codes.ts'
import { common } from '../../../words/common.ts'
import { referralWords as words } from '../../../words/referrals.ts'
import { schedaWords } from '../../../words/scheda.ts'
import type { SaidGroup } from '../form/display.ts'
import { SaidGroups } from '../summary/said-groups.tsx'

type SheetProps = { file: ReferralFile; groups: readonly SaidGroup[]; text: string }

export function SheetView({ file, groups, text }: SheetProps) {
  const { t } = usePage()
  return (
    <>
      <div class="desk-actions">
        <PrintButton label={t(common.print)} />
        <a class="btn btn-outline-primary" href={`/referrals/${file.referralId}/sheet.txt`}>
          {t(common.download)}
        </a>
        <CopyButton of="sheet-text" text={text} />
      </div>
      {file.restrictedFields.length > 0 ? (
        <Notice>
          <p>
            {t(words.sheetWithheld, {
              fields: file.restrictedFields.map((code) => t(fieldWords(code))).join(', '),
            })}
          </p>
          <p>
            <a href={`/cases/${file.referralId}/scheda`}>{t(schedaWords.read)}</a>
          </p>
        </Notice>
      ) : null}
      <SaidGroups groups={groups} />
    </>
  )
}
