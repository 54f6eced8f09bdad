import type { Settings } from '../../../contracts/environment.ts';
import type { PublicRelease } from '../../../contracts/site.ts';

type Languages = Pick<Settings, 'languages' | 'sourceLanguage'>;

/**
 * Whether the site offers a release in a language. A language that was taken out of the configuration is not brought
 * up to date any more: its pages stay, and nothing leads to them.
 */
export function isOffered(
  language: string,
  { sourceLanguage }: Pick<PublicRelease, 'sourceLanguage'>,
  settings: Languages,
): boolean {
  return language === sourceLanguage || language === settings.sourceLanguage || settings.languages.includes(language);
}

/** A release with the texts that the site offers. */
export function asOffered(release: PublicRelease, settings: Languages): PublicRelease {
  const texts = Object.entries(release.languages).filter(([language]) => isOffered(language, release, settings));
  return { ...release, languages: Object.fromEntries(texts) };
}
