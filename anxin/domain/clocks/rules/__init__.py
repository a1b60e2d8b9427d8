"""Pure rules of clocks: segments, targets, steps. Time is passed in."""
