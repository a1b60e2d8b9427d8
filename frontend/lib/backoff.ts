// How long to wait before trying again: doubling from one second to half a minute, with jitter so that a room of desks does not come back at once.
/** Milliseconds before attempt number `attempt` (from 0); `random` in [0, 1). */
export function backoff(attempt: number, random: number): number {
  const most = Math.min(30_000, 1_000 * 2 ** Math.min(attempt, 10));
  return Math.round(most / 2 + (most / 2) * random);
}
