import { usePage } from '../page/page-context.ts'
import { common } from '../words/common.ts'

/** Puts a text on the clipboard and says so; `of` names it on the page. Shown only where there is JavaScript. */
export function CopyButton({ of, text }: { of: string; text: string }) {
  const { t } = usePage()
  return (
    <>
      <button type="button" class="btn btn-outline-primary desk-js" data-copy={of}>
        {t(common.copy)}
      </button>
      <span id={`${of}-copied`} role="status" hidden>
        {t(common.copied)}
      </span>
      <pre id={of} hidden>
        {text}
      </pre>
    </>
  )
}
