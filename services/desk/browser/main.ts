import 'htmx.org'
import 'htmx.org/dist/ext/hx-sse.js'
import { copyOnRequest } from './copy.ts'
import { exitPage } from './exit-page.ts'
import { focusErrors } from './focus-errors.ts'
import { printOnRequest } from './print.ts'

exitPage()
printOnRequest()
copyOnRequest()
focusErrors(document)
document.addEventListener('htmx:after:swap', () => focusErrors(document))
