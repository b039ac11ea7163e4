export { readTestConfig } from './config.ts'
export { findChromium } from './find-chromium.ts'
