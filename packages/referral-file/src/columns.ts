/** How a cell is read. Lists are separated by `+`; dates are `YYYY-MM-DD`, `DD/MM/YYYY` or `today±days`. */
export type CellKind =
  | 'text'
  | 'date'
  | 'birth'
  | 'number'
  | 'boolean'
  | 'list'
  | 'risks'
  | 'paths'
  | 'members'

export type Column = {
  name: string
  /** Where the value goes in the scheda, as a JSON Pointer. */
  pointer: string
  kind: CellKind
  /** What an empty cell, or a missing column, stands for. */
  fallback?: string
}

function column(name: string, pointer: string, kind: CellKind = 'text', fallback?: string): Column {
  return { name, pointer: `/${pointer}`, kind, ...(fallback === undefined ? {} : { fallback }) }
}

/** Columns of the referral itself; one row is one referral. */
export const REFERRAL_COLUMNS: readonly Column[] = [
  column('reference', 'senderReference'),
  column('sportelloId', 'sportelloId'),
  column('referrerName', 'referrer/name'),
  column('referrerPhone', 'referrer/phone'),
  column('referrerEmail', 'referrer/email'),
  column('referrerRole', 'referrerRole'),
  column('deputyName', 'referrerDeputy/name'),
  column('deputyPhone', 'referrerDeputy/phone'),
  column('requestKind', 'requestKind', 'text', 'presa-in-carico'),
  column('interviewOn', 'interviewOn', 'date', 'today'),
  column('channel', 'channel', 'text', 'import'),
  column('actionsDone', 'actionsSoFar/done', 'list'),
  column('actionsText', 'actionsSoFar/text'),
  column('protocolNumber', 'protocolNumber'),
  column('citesReferral', 'citesReferral'),
  column('noticeMode', 'privacyNotice/mode'),
  column('noticeVersion', 'privacyNotice/version'),
  column('noticeLanguage', 'privacyNotice/language'),
  column('householdAgreement', 'householdAgreement'),
  column('protects', 'protectionGround/protects'),
  column('protectionReason', 'protectionGround/reason'),
  column('sharingLimits', 'sharingLimits', 'list'),
  column('contactChannel', 'safeContact/channel', 'text', 'unknown'),
  column('contactValue', 'safeContact/value'),
  column('contactHours', 'safeContact/hours'),
  column('noMessages', 'safeContact/noMessages', 'boolean'),
  column('protectedAddress', 'protectedAddress', 'text', 'unknown'),
  column('householdType', 'householdType', 'text', 'unknown'),
  column('members', 'members', 'members'),
  column('languages', 'languages', 'list', 'unknown'),
  column('mediatorNeeded', 'mediatorNeeded', 'text', 'unknown'),
  column('serviceOrientation', 'serviceOrientation', 'number'),
  column('parentingConcern', 'parentingConcern', 'number'),
  column('appliedForProtection', 'appliedForProtection', 'text', 'unknown'),
  column('receptionKind', 'receptionKind', 'text', 'unknown'),
  column('hostBody', 'host/body'),
  column('hostReferentName', 'host/referent/name'),
  column('hostReferentPhone', 'host/referent/phone'),
  column('leavesOn', 'leavesOn', 'date'),
  column('leaveReason', 'leaveReason'),
  column('inCharge', 'inChargeOfSocialService/answer', 'text', 'unknown'),
  column('inChargeTerritory', 'inChargeOfSocialService/territory'),
  column('inChargeOffice', 'inChargeOfSocialService/office'),
  column('inChargePerson', 'inChargeOfSocialService/person'),
  column('inChargeSince', 'inChargeOfSocialService/since', 'date'),
  column('residence', 'residence', 'text', 'unknown'),
  column('livesIn', 'livesIn', 'text', 'unknown'),
  column('address', 'address'),
  column('wishes', 'wishes', 'list'),
  column('needLegal', 'needs/legal', 'number', '9'),
  column('needSocial', 'needs/social', 'number', '9'),
  column('needHealth', 'needs/health', 'number', '9'),
  column('needHousing', 'needs/housing', 'number', '9'),
  column('needWork', 'needs/work', 'number', '9'),
  column('needCodes', 'needCodes', 'list', ''),
  column('riskFactors', 'riskFactors', 'risks'),
  column('culturalObstacle', 'culturalObstacle', 'boolean'),
  column('urgencyCriteria', 'urgencyCriteria', 'list', ''),
  column('otherPaths', 'otherPaths', 'paths'),
  column('rooms', 'housingNeed/rooms', 'number'),
  column('accessible', 'housingNeed/accessible', 'boolean'),
  column('groundFloorOrLift', 'housingNeed/groundFloorOrLift', 'boolean'),
  column('pets', 'housingNeed/pets', 'boolean'),
  column('smoking', 'housingNeed/smoking', 'boolean'),
  column('cohousingAccepted', 'housingNeed/cohousingAccepted'),
  column('nearMunicipalities', 'housingNeed/nearMunicipalities', 'list'),
  column('avoidPerson', 'safetyExclusion/person'),
  column('avoidMunicipalities', 'safetyExclusion/avoidMunicipalities', 'list'),
  column('avoidPlaceIds', 'safetyExclusion/avoidPlaceIds', 'list'),
  column('occupation', 'income/occupation'),
  column('benefits', 'income/benefits', 'list'),
  column('isee', 'income/isee', 'number'),
  column('householdVoice', 'householdVoice'),
  column('strengths', 'strengths'),
  column('tutorWish', 'tutorWish'),
  column('notes', 'notes'),
]

/** Fields of one member, in the compact `members` column and in the columns `m1.givenName`, `m2.birth` … */
export const MEMBER_COLUMNS: readonly Column[] = [
  column('givenName', 'givenName'),
  column('familyName', 'familyName'),
  column('aliases', 'aliases', 'list'),
  column('relation', 'relation', 'text', 'unknown'),
  column('birth', 'birth', 'birth', 'unknown'),
  column('birthCertainty', 'birthCertainty', 'text', 'unknown'),
  column('gender', 'gender'),
  column('languages', 'languages', 'list'),
  column('italianLevel', 'italianLevel', 'number'),
  column('literacy', 'literacy'),
  column('pregnancyMonth', 'pregnancyMonth', 'number'),
  column('citizenship', 'citizenship'),
  column('taxCode', 'taxCode'),
  column('permitNumber', 'permitNumber'),
  column('phone', 'phone'),
  column('legalStatus', 'legalStatus'),
  column('permitType', 'permitType'),
  column('permitCondition', 'permitCondition'),
  column('permitExpiresOn', 'permitExpiresOn', 'date'),
  column('renewalReceiptOn', 'renewal/receiptOn', 'date'),
  column('renewalAppointmentOn', 'renewal/appointmentOn', 'date'),
  column('schooling', 'schooling'),
  column('attendance', 'attendance'),
  column('school', 'school'),
  column('paediatrician', 'paediatrician'),
]
