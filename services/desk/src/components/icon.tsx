import { usePage } from '../page/page-context.ts'

// Whole class names: what the stylesheet keeps is found by its name in the sources.
const SIZES = { xs: 'icon icon-xs', sm: 'icon icon-sm', lg: 'icon icon-lg' } as const
const COLOURS = {
  white: 'icon-white',
  primary: 'icon-primary',
  success: 'icon-success',
  danger: 'icon-danger',
} as const

type IconProps = { name: `it-${string}`; size?: keyof typeof SIZES; colour?: keyof typeof COLOURS }

/** An icon of the design system; it says nothing by itself, so the text beside it must. */
export function Icon({ name, size = 'sm', colour }: IconProps) {
  const { assets } = usePage()
  const classes = colour ? `${SIZES[size]} ${COLOURS[colour]}` : SIZES[size]
  return (
    <svg class={classes} aria-hidden="true" focusable="false">
      <use href={`${assets.icons}#${name}`} />
    </svg>
  )
}
