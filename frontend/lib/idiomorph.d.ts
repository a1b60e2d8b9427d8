declare module "idiomorph" {
  export const Idiomorph: { morph(old: Element, fresh: unknown, config?: Record<string, unknown>): Node[] };
}
