import type { ReferralFile } from '../../../api/referral.ts'
import { CopyButton } from '../../../components/copy-button.tsx'
import { PrintButton } from '../../../components/print-button.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
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
      <SaidGroups groups={groups} />
    </>
  )
}
