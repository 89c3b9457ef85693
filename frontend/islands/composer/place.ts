// Where something is written: the address of its form, the comment that is answered, the version that is changed.

export function placeOfForm(form: HTMLFormElement): string {
  const path = new URL(form.getAttribute("action") ?? "", location.href).pathname.replace(/^\/|\/$/g, "")
  const value = (name: string): string => form.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? ""
  const parent = value("parent")
  const version = value("version")
  return path + (parent ? `+${parent}` : version ? `@${version}` : "")
}

/** What stays in this browser belongs to one person. */
export function keyOf(form: HTMLFormElement, name: string): string {
  return [name, form.dataset.draftPersonValue ?? "", placeOfForm(form)].join(":")
}
