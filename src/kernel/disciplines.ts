/** A line of service that the studio sells. */
export interface Discipline {
  readonly code: string;
  readonly name: string;
  /** A main line of service, or one sold beside it. */
  readonly main: boolean;
}

/** The catalogue a studio starts with. Codes are stored in events, so one is never given another meaning. */
export const seededDisciplines: readonly Discipline[] = [
  { code: 'SEARCH_PROMOTION', name: 'Search promotion', main: true },
  { code: 'CONTEXTUAL_ADVERTISING', name: 'Contextual advertising', main: true },
  { code: 'MEDIA_ADVERTISING', name: 'Media advertising', main: true },
  { code: 'WEB_DEVELOPMENT', name: 'Web development and integration', main: true },
  { code: 'SOCIAL_MEDIA', name: 'Social media', main: true },
  { code: 'COPYWRITING', name: 'Copywriting', main: false },
  { code: 'DESIGN', name: 'Design', main: false },
  { code: 'MAILINGS', name: 'Mailings', main: false },
  { code: 'DOMAINS_AND_HOSTING', name: 'Domains and hosting', main: false },
  { code: 'LICENCES', name: 'Licences', main: false },
  { code: 'SITE_MAINTENANCE', name: 'Site maintenance', main: false },
];

/** What the catalogue says at the moment of deciding. */
export interface WithCatalogue {
  /** Codes of the disciplines that can be chosen: what is retired is not among them. */
  readonly disciplines: readonly string[];
}

/** Those of `codes` that can't be chosen: the catalogue doesn't have them, or has retired them. */
export const unknownDisciplines = (codes: readonly string[], usable: readonly string[]): string[] =>
  codes.filter((code) => !usable.includes(code));
