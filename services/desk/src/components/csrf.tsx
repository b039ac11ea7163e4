import { usePage } from '../page/page-context.ts'

/** The token without which no form changes anything. */
export function Csrf() {
  return <input type="hidden" name="_csrf" value={usePage().csrfToken} />
}
