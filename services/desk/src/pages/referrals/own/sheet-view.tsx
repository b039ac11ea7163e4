import type { ReferralFile } from '../../../api/referral.ts'
import { PrintButton } from '../../../components/print-button.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { referralWords as words } from '../../../words/referrals.ts'
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
          {t(words.download)}
        </a>
        <button type="button" class="btn btn-outline-primary desk-js" data-copy="sheet-text">
          {t(words.copy)}
        </button>
        <span id="sheet-text-copied" role="status" hidden>
          {t(words.copied)}
        </span>
      </div>
      <pre id="sheet-text" hidden>
        {text}
      </pre>
      <SaidGroups groups={groups} />
    </>
  )
}
