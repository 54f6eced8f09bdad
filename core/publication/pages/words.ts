import af from './words/af.json' with { type: 'json' };
import am from './words/am.json' with { type: 'json' };
import ar from './words/ar.json' with { type: 'json' };
import az from './words/az.json' with { type: 'json' };
import bg from './words/bg.json' with { type: 'json' };
import bn from './words/bn.json' with { type: 'json' };
import bs from './words/bs.json' with { type: 'json' };
import ca from './words/ca.json' with { type: 'json' };
import cs from './words/cs.json' with { type: 'json' };
import cy from './words/cy.json' with { type: 'json' };
import da from './words/da.json' with { type: 'json' };
import de from './words/de.json' with { type: 'json' };
import el from './words/el.json' with { type: 'json' };
import en from './words/en.json' with { type: 'json' };
import es from './words/es.json' with { type: 'json' };
import et from './words/et.json' with { type: 'json' };
import fa from './words/fa.json' with { type: 'json' };
import fi from './words/fi.json' with { type: 'json' };
import fr from './words/fr.json' with { type: 'json' };
import ga from './words/ga.json' with { type: 'json' };
import gu from './words/gu.json' with { type: 'json' };
import ha from './words/ha.json' with { type: 'json' };
import he from './words/he.json' with { type: 'json' };
import hi from './words/hi.json' with { type: 'json' };
import hr from './words/hr.json' with { type: 'json' };
import ht from './words/ht.json' with { type: 'json' };
import hu from './words/hu.json' with { type: 'json' };
import hy from './words/hy.json' with { type: 'json' };
import id from './words/id.json' with { type: 'json' };
import is from './words/is.json' with { type: 'json' };
import it from './words/it.json' with { type: 'json' };
import ja from './words/ja.json' with { type: 'json' };
import ka from './words/ka.json' with { type: 'json' };
import kk from './words/kk.json' with { type: 'json' };
import kn from './words/kn.json' with { type: 'json' };
import ko from './words/ko.json' with { type: 'json' };
import lt from './words/lt.json' with { type: 'json' };
import lv from './words/lv.json' with { type: 'json' };
import mk from './words/mk.json' with { type: 'json' };
import ml from './words/ml.json' with { type: 'json' };
import mn from './words/mn.json' with { type: 'json' };
import mr from './words/mr.json' with { type: 'json' };
import ms from './words/ms.json' with { type: 'json' };
import mt from './words/mt.json' with { type: 'json' };
import nb from './words/nb.json' with { type: 'json' };
import nl from './words/nl.json' with { type: 'json' };
import pa from './words/pa.json' with { type: 'json' };
import pl from './words/pl.json' with { type: 'json' };
import ps from './words/ps.json' with { type: 'json' };
import pt from './words/pt.json' with { type: 'json' };
import ptPT from './words/pt-PT.json' with { type: 'json' };
import ro from './words/ro.json' with { type: 'json' };
import ru from './words/ru.json' with { type: 'json' };
import si from './words/si.json' with { type: 'json' };
import sk from './words/sk.json' with { type: 'json' };
import sl from './words/sl.json' with { type: 'json' };
import so from './words/so.json' with { type: 'json' };
import sq from './words/sq.json' with { type: 'json' };
import sr from './words/sr.json' with { type: 'json' };
import sv from './words/sv.json' with { type: 'json' };
import sw from './words/sw.json' with { type: 'json' };
import ta from './words/ta.json' with { type: 'json' };
import te from './words/te.json' with { type: 'json' };
import th from './words/th.json' with { type: 'json' };
import tl from './words/tl.json' with { type: 'json' };
import tr from './words/tr.json' with { type: 'json' };
import uk from './words/uk.json' with { type: 'json' };
import ur from './words/ur.json' with { type: 'json' };
import uz from './words/uz.json' with { type: 'json' };
import vi from './words/vi.json' with { type: 'json' };
import zhHans from './words/zh-Hans.json' with { type: 'json' };
import zhHant from './words/zh-Hant.json' with { type: 'json' };

/** The words of the pages around the releases, in one language. What Unicode's CLDR has words for comes from `Intl`. */
export interface Words {
  /** Link that a keyboard's user meets first. */
  skip: string;
  /** Heading of the languages to choose from. */
  languages: string;
  /** Heading of the first list of a language, and the link there. */
  newest: string;
  /** Heading of all months. */
  months: string;
  /** To the next page of later releases. */
  newer: string;
  /** To the next page of earlier releases. */
  older: string;
  /** `{number}`: of a page of a month. */
  page: string;
  none: string;
  /** Before a colon and the title of the original. */
  machine: string;
  /** Before a colon and the title of the original. */
  mixed: string;
  /** A sentence; `newestVersion` and the title of the original may follow. */
  outdated: string;
  /** Heading of a release's versions. */
  versions: string;
  /** `{number}`. */
  version: string;
  /** The link to where the newest is, or before a colon and its title. */
  newestVersion: string;
  /** What a version was: the first of all. */
  first: string;
  /** The source has changed. Also precedes the date of the change. */
  update: string;
  /** Something was wrong. Stands before a date, or before what was wrong. */
  correction: string;
  /** Only the translation is another. */
  translation: string;
  /** A translation that was missing has been added. */
  repair: string;
  /** The version left the text in this language as it was. */
  unchanged: string;
  withdrawn: string;
  /** Why it was withdrawn: before a colon and the reason. */
  reason: string;
  notFound: string;
}

/** By tag of a language, or of a language with script or region where that has words of its own. A phrase that a file lacks does not compile. */
export const wordsByTag: Readonly<Record<string, Words>> = {
  af,
  am,
  ar,
  az,
  bg,
  bn,
  bs,
  ca,
  cs,
  cy,
  da,
  de,
  el,
  en,
  es,
  et,
  fa,
  fi,
  fr,
  ga,
  gu,
  ha,
  he,
  hi,
  hr,
  ht,
  hu,
  hy,
  id,
  is,
  it,
  ja,
  ka,
  kk,
  kn,
  ko,
  lt,
  lv,
  mk,
  ml,
  mn,
  mr,
  ms,
  mt,
  nb,
  nl,
  pa,
  pl,
  ps,
  pt,
  'pt-PT': ptPT,
  ro,
  ru,
  si,
  sk,
  sl,
  so,
  sq,
  sr,
  sv,
  sw,
  ta,
  te,
  th,
  tl,
  tr,
  uk,
  ur,
  uz,
  vi,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
};
