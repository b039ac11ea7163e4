import { tellStories } from './src/stories.ts'

tellStories('kafka')
