export interface QrImageProps {
  /** Modules along a side, the quiet zone included. */
  size: number
  /** The dark modules. */
  path: string
  label: string
}

/** A QR code, dark on light in either theme: readers expect it so. */
export function QrImage({ size, path, label }: QrImageProps) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-52 flex-none rounded-control border border-line"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
