/** How HiGHS solves with whole numbers here: to the best there is, alike each time, in so many seconds. */
export const exactly = (seconds: number) => ({
  output_flag: false,
  random_seed: 1,
  mip_rel_gap: 0,
  // Every cost is a whole number: nothing lies between two.
  mip_abs_gap: 0.5,
  time_limit: seconds,
})
