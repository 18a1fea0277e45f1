/** Closed lists that columns hold. */
export const planNames = ['free', 'startup', 'pro', 'enterprise'] as const
export type PlanName = (typeof planNames)[number]
export const locales = ['en', 'fr'] as const
export type Locale = (typeof locales)[number]
