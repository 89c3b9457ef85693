// Light, dark or as the device wishes; a cookie, so that the server sends the right page at once.
// <div data-controller="theme"><button data-theme-target="choice" data-action="theme#choose" data-theme-name-param="dark">

import { Controller } from "@hotwired/stimulus"

const YEAR = 31_536_000

export class ThemeController extends Controller<HTMLElement> {
  static override targets = ["choice"]
  declare choiceTargets: HTMLButtonElement[]

  override connect(): void {
    this.show(document.documentElement.dataset.theme ?? "auto")
  }

  choose({ params }: { params: { name: string } }): void {
    chooseTheme(params.name)
    this.show(params.name)
  }

  private show(name: string): void {
    for (const choice of this.choiceTargets) {
      choice.setAttribute("aria-pressed", String(choice.dataset.themeNameParam === name))
    }
  }
}

export function chooseTheme(name: string): void {
  document.cookie = `theme=${name}; path=/; max-age=${YEAR}; samesite=lax`
  if (name === "auto") delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = name
}
