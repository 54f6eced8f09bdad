/** An option in force for the upload. Options that are not listed follow the configuration. */
export interface ReportedOption {
  name: string;
  /** As an editor would write it: canonical tags, an embargo in UTC. */
  value: string;
  from: OptionOrigin;
  /** For a remembered option: the upload that gave it as metadata. */
  since?: OptionGiver;
}

export type OptionOrigin = 'metadata' | 'front-matter' | 'remembered';

export interface OptionGiver {
  key: string;
  versionId: string;
  /** RFC 3339, UTC. */
  at: string;
}
