import { decisionPages } from '../cases/decision/decision-pages.ts'
import type { PageRoutes } from '../page-route.ts'
import { attendancePage } from './attendance-page.ts'
import { boardPage } from './board-page.ts'
import { endMeetingPage } from './end-meeting-page.ts'
import { meetingPages } from './meeting-pages.ts'
import { minutesPages } from './minutes-pages.ts'
import { tableListPage } from './table-list-page.ts'
import { tablePages } from './table-pages.ts'
import { undatedPage } from './undated-page.ts'

/** Coordination tables: their calendar, board, meetings and decisions. */
export const coordinationTablePages: readonly PageRoutes[] = [
  tableListPage,
  tablePages,
  boardPage,
  undatedPage,
  meetingPages,
  endMeetingPage,
  attendancePage,
  minutesPages,
  decisionPages,
]
