export {
  type BodyEntry,
  type DirectoryFile,
  directoryFile,
  type OfficeEntry,
  type PersonEntry,
  parseDirectory,
} from './directory-file.ts'
export { readDirectory } from './read-directory.ts'
export { type IdKind, stableId } from './stable-id.ts'
