// The number on the icon of the installed app: as at the bell of any page that is open, also when it falls.
// <a id="bell" data-controller="badge" data-badge-unread-value="3">

import { Controller } from "@hotwired/stimulus"

export class BadgeController extends Controller<HTMLElement> {
  static override values = { unread: Number }
  declare unreadValue: number

  unreadValueChanged(): void {
    const shown = this.unreadValue ? navigator.setAppBadge?.(this.unreadValue) : navigator.clearAppBadge?.()
    shown?.catch(() => {}) // A browser may refuse it where the app is not installed.
  }
}
