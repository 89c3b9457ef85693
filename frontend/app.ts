// Starts Turbo and the behaviours; loaded once by every page.

import { Application } from "@hotwired/stimulus"
import "@hotwired/turbo"
import { AutosizeController } from "./controllers/autosize"
import { AutosubmitController } from "./controllers/autosubmit"
import { BadgeController } from "./controllers/badge"
import { ComposerController } from "./controllers/composer"
import { CopyController } from "./controllers/copy"
import { CropController } from "./controllers/crop"
import { DialogController } from "./controllers/dialog"
import { DisclosureController } from "./controllers/disclosure"
import { DraftController } from "./controllers/draft"
import { keepWhatIsTyped } from "./controllers/keeping"
import { landOnPlaces } from "./controllers/landing"
import { glimpse } from "./controllers/glimpse"
import { KeptController, keepPages } from "./controllers/kept"
import { LiveController } from "./controllers/live"
import { NewsController } from "./controllers/news"
import { OutboxController } from "./controllers/outbox"
import { PaletteController } from "./controllers/palette"
import { keepWhatIsSent } from "./controllers/posting"
import { PushController } from "./controllers/push"
import { RevealController } from "./controllers/reveal"
import { ShelfController } from "./controllers/shelf"
import { ShortcutsController } from "./controllers/shortcuts"
import { StandingController } from "./controllers/standing"
import { ThemeController } from "./controllers/theme"
import { ToastController } from "./controllers/toast"
import { UploadController } from "./controllers/upload"

document.documentElement.dataset.script = "on"
keepWhatIsTyped()
landOnPlaces()
keepPages()
glimpse()
keepWhatIsSent()

const application = Application.start()
application.register("autosize", AutosizeController)
application.register("autosubmit", AutosubmitController)
application.register("badge", BadgeController)
application.register("composer", ComposerController)
application.register("copy", CopyController)
application.register("crop", CropController)
application.register("dialog", DialogController)
application.register("disclosure", DisclosureController)
application.register("draft", DraftController)
application.register("kept", KeptController)
application.register("live", LiveController)
application.register("news", NewsController)
application.register("outbox", OutboxController)
application.register("palette", PaletteController)
application.register("push", PushController)
application.register("reveal", RevealController)
application.register("shelf", ShelfController)
application.register("shortcuts", ShortcutsController)
application.register("standing", StandingController)
application.register("theme", ThemeController)
application.register("toast", ToastController)
application.register("upload", UploadController)
