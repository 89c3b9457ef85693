// A square piece of a picture, moved by dragging and arrow keys, sized by the slider; see ui/crop.html.
// Sends x, y and size in pixels of the original; without script the server takes the middle.

import { Controller } from "@hotwired/stimulus"

export class CropController extends Controller<HTMLElement> {
  static override targets = ["input", "image", "frame", "zoom", "x", "y", "size"]
  declare inputTarget: HTMLInputElement
  declare imageTarget: HTMLImageElement
  declare frameTarget: HTMLElement
  declare zoomTarget: HTMLInputElement
  declare xTarget: HTMLInputElement
  declare yTarget: HTMLInputElement
  declare sizeTarget: HTMLInputElement
  private centre = { x: 0, y: 0 }

  choose(): void {
    const [file] = this.inputTarget.files ?? []
    if (!file) return
    this.imageTarget.src = URL.createObjectURL(file)
    this.imageTarget.onload = () => {
      this.centre = { x: this.imageTarget.naturalWidth / 2, y: this.imageTarget.naturalHeight / 2 }
      this.frameTarget.hidden = this.zoomTarget.hidden = false
      this.draw()
    }
  }

  drag(event: PointerEvent): void {
    if (event.buttons !== 1) return
    this.frameTarget.setPointerCapture(event.pointerId)
    this.move(-event.movementX, -event.movementY)
  }

  key(event: KeyboardEvent): void {
    const step = { ArrowLeft: [-8, 0], ArrowRight: [8, 0], ArrowUp: [0, -8], ArrowDown: [0, 8] }[event.key]
    if (step) event.preventDefault()
    this.move(step?.[0] ?? 0, step?.[1] ?? 0)
  }

  draw(): void {
    const { naturalWidth: width, naturalHeight: height, style } = this.imageTarget
    const size = Math.min(width, height) / Number(this.zoomTarget.value)
    const x = (this.centre.x = clamp(this.centre.x, size / 2, width - size / 2)) - size / 2
    const y = (this.centre.y = clamp(this.centre.y, size / 2, height - size / 2)) - size / 2
    const scale = this.frameTarget.clientWidth / size
    style.transform = `translate(${-x * scale}px, ${-y * scale}px) scale(${scale})`
    for (const [field, value] of [[this.xTarget, x], [this.yTarget, y], [this.sizeTarget, size]] as const) {
      field.value = String(Math.round(value))
    }
  }

  private move(right: number, down: number): void {
    const scale = this.frameTarget.clientWidth / Number(this.sizeTarget.value)
    this.centre = { x: this.centre.x + right / scale, y: this.centre.y + down / scale }
    this.draw()
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
