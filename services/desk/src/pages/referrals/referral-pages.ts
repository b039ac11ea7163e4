import type { PageRoutes } from '../page-route.ts'
import { blankPages } from './blank/blank-pages.ts'
import { draftPages } from './draft/draft-pages.ts'
import { startPages } from './draft/start-pages.ts'
import { fileRoutes } from './files/file-routes.ts'
import { importPages } from './import/import-pages.ts'
import { listPages } from './list/list-pages.ts'
import { amendPages } from './own/amend-pages.ts'
import { ownPages } from './own/own-pages.ts'
import { sheetPages } from './own/sheet-pages.ts'
import { summaryPages } from './summary/summary-pages.ts'

/** Everything of the sportello. */
export const referralPages: readonly PageRoutes[] = [
  listPages,
  startPages,
  draftPages,
  summaryPages,
  ownPages,
  amendPages,
  sheetPages,
  importPages,
  fileRoutes,
  blankPages,
]
