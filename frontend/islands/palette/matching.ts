// Whether words fit the letters typed: each typed word begins one of them, or is one letter away from such a beginning.

export function matches(words: string, typed: string): boolean {
  const there = fold(words).split(/[^\p{L}\p{N}]+/u)
  return fold(typed).split(/\s+/).every((wanted) => there.some((word) => begins(word, wanted)))
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "")
}

function begins(word: string, wanted: string): boolean {
  if (word.startsWith(wanted)) return true
  // Shorter beginnings are too alike to forgive anything.
  return wanted.length > 3 && [-1, 0, 1].some((more) => isOneAway(word.slice(0, wanted.length + more), wanted))
}

/** Tell whether one letter too many, too few, another or two changed places lie between them. */
function isOneAway(one: string, other: string): boolean {
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  const [rest, left] = [one.slice(start), other.slice(start)]
  const isSwapped = rest[0] === left[1] && rest[1] === left[0] && rest.slice(2) === left.slice(2)
  return rest.slice(1) === left.slice(1) || rest.slice(1) === left || rest === left.slice(1) || isSwapped
}
