import { MEMBER_COLUMNS, REFERRAL_COLUMNS } from './columns.ts'

const MEMBERS_SHOWN = 4

const EXAMPLE: Readonly<Record<string, string>> = {
  reference: '2026-001',
  sportelloId: '0192f3a0-0000-7000-8000-000000000004',
  referrerName: 'Nora Esempio',
  referrerPhone: '+39 000 0001',
  referrerRole: 'sportello-operator',
  requestKind: 'presa-in-carico',
  interviewOn: 'today',
  noticeMode: 'with-mediator',
  noticeVersion: '2026-01',
  noticeLanguage: 'tir',
  householdAgreement: 'yes',
  contactChannel: 'phone',
  contactValue: '+39 000 0002',
  protectedAddress: 'no',
  householdType: 'single-mother',
  languages: 'tir+eng',
  mediatorNeeded: 'yes',
  serviceOrientation: '2',
  parentingConcern: '0',
  appliedForProtection: 'yes',
  receptionKind: 'cas',
  leavesOn: 'today+50',
  leaveReason: 'project-end',
  inCharge: 'no',
  residence: '035033',
  livesIn: '035033',
  needLegal: '1',
  needSocial: '2',
  needHealth: '9',
  needHousing: '3',
  needWork: '0',
  needCodes: 'school-nursery+rental-search',
  'm1.relation': 'self',
  'm1.givenName': 'Senait',
  'm1.familyName': 'Ginepro',
  'm1.birth': '12/04/1995',
  'm1.birthCertainty': 'document',
  'm1.italianLevel': '2',
  'm1.legalStatus': 'subsidiary',
  'm1.permitType': 'subsidiary-protection',
  'm1.permitCondition': 'valid',
  'm1.permitExpiresOn': 'today+400',
  'm2.relation': 'child',
  'm2.givenName': 'Yonas',
  'm2.familyName': 'Ginepro',
  'm2.birth': '2019',
  'm2.birthCertainty': 'declared',
  'm2.schooling': 'enrolled',
}

/** The blank file with every column and one worked row, with the delimiter that Excel expects in Italy. */
export function importTemplate(): string {
  const columns = REFERRAL_COLUMNS.map((column) => column.name).filter((name) => name !== 'members')
  const members = Array.from({ length: MEMBERS_SHOWN }, (_, index) =>
    MEMBER_COLUMNS.map((column) => `m${index + 1}.${column.name}`),
  )
  const names = [...columns, ...members.flat()]
  const row = names.map((name) => EXAMPLE[name] ?? '')
  return `${names.join(';')}\r\n${row.join(';')}\r\n`
}
