// Comes back to the place on the page that a form was about: an address that was fetched has lost its "#…".
// <form data-lands-on="comment_12">

import { wasTaken } from "./keeping"

export function landOnPlaces(): void {
  document.addEventListener("turbo:submit-end", ({ target, detail }) => {
    const place = target instanceof HTMLFormElement ? target.dataset.landsOn : undefined
    if (place && wasTaken(detail)) document.addEventListener("turbo:load", () => land(place), { once: true })
  })
}

function land(place: string): void {
  if (!document.getElementById(place)) return
  const { state } = history
  location.replace(`#${place}`)
  history.replaceState(state, "") // Turbo knows its pages by it.
}
