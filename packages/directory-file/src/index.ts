export {
  type BodyEntry,
  type DirectoryFile,
  directoryFile,
  type OfficeEntry,
  type PersonEntry,
  parseDirectory,
} from './directory-file.ts'
export { type IdKind, stableId } from './stable-id.ts'
