export type { ReferralFile, ReferralRow, RowFault } from './import-file.ts'
export { readReferralFile } from './import-file.ts'
export type { SendOptions, SendOutcome } from './import-send.ts'
export { sendReferrals } from './import-send.ts'
