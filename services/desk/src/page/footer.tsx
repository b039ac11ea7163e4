import { common } from '../words/common.ts'
import { usePage } from './page-context.ts'

export function Footer() {
  const { t } = usePage()
  return (
    <footer class="desk-footer">
      <div class="container-xxl">
        <p class="desk-footer-name">{t(common.product)}</p>
        <ul>
          <li>
            <a href="/accessibility">{t(common.accessibility)}</a>
          </li>
          <li>
            <a href="/keyboard">{t(common.keyboard)}</a>
          </li>
          <li>
            <a href="/personal-data">{t(common.aboutData)}</a>
          </li>
          <li>{t(common.licence)}</li>
        </ul>
      </div>
    </footer>
  )
}
