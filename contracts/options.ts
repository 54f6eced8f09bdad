/** An option that is in force for the upload. What is not listed is as the configuration says. */
export interface ReportedOption {
  name: string;
  /** As one would write it: canonical tags, an embargo in UTC. */
  value: string;
  from: OptionOrigin;
  /** Of one that is remembered: the upload that gave it as metadata. */
  since?: OptionGiver;
}

export type OptionOrigin = 'metadata' | 'front-matter' | 'remembered';

export interface OptionGiver {
  key: string;
  versionId: string;
  /** RFC 3339, UTC. */
  at: string;
}
