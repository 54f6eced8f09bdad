import { hasLetters } from '../../lib/text/words.ts';
import { folded } from '../embargo-text/folded.ts';

/** Yes and no as programs, forms and configuration files write them. */
const inPrograms =
  'yes y yep yeah yup no n nope not never true t false f on off ok okay enable enabled disable disabled ' +
  'none nil null void undefined unset empty nan n/a';

/** Yes and no in the engine's languages, without accents (CLDR, `posix.messages`: a test holds them against it). */
const inLanguages =
  "a'a ano co da ei evet ha haa hapana hayir hindi hə i ie igen iva ja jah jo khong kylla le maya na nao ndiyo ne nee nei nein " +
  "nej nem nie nil no non nu oo oui po si sim ta taip tak tidak ya yes yo'q yox ναι οχι да жоқ иуқ иә не нет ні так тийм үгүй " +
  'ҳа այո ոչ כן לא بله جوق لا نعم ءيا نه نہیں نہيں هو ہاں नहीं नाही हाँ होय না হ্যাঁ ਨਹੀਂ ਹਾਂ નહીં હા ஆம் இல்லை అవును వద్దు ಇಲ್ಲ ಹೌದು അല്ല ഉവ്വ് ' +
  'ඔව් නැත ใช่ ไม่ใช่ არა კი 아니요 예 አዎን አይ いいえ はい 否 否定 是 确定 確定';

const words = new Set(`${inPrograms} ${inLanguages}`.split(' ').map(folded));

/**
 * Whether a value only says yes or no, or sets a switch (`false`, `no`, `0`, `nein`), and so is not a text. A
 * value without a letter (a number, a date, a sign) is not a text either.
 *
 * @param name of the option; as its own value it means yes: `withdrawn=withdrawn`
 */
export function saysYesOrNo(name: string, value: string): boolean {
  const said = folded(value).replace(/^[^\p{L}\p{N}]+/u, '');
  const bare = said.replace(/[^\p{L}\p{N}]$/u, '');
  return !hasLetters(said) || [said, bare].some((word) => word === name || words.has(word));
}
