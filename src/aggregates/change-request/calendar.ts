const dayInMilliseconds = 86_400_000;

export const daysLater = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * dayInMilliseconds).toISOString();
