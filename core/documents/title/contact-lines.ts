import { protectedSpans } from '../protection/protected-spans.ts';

/** Labels at the beginning of a contact block, by language. */
const labels: readonly string[] = [
  'contact,contacts,press contact,press contacts,media contact,media contacts,news contact,investor contact,enquiries,inquiries,press enquiries,media enquiries,media inquiries,press inquiries,investor relations,media relations,for more information,for further information,for additional information,for media,for press',
  'kontakt,kontakte,pressekontakt,pressekontakte,medienkontakt,ansprechpartner,ansprechpartnerin,rückfragen,anfragen,pressesprecher,pressesprecherin,weitere informationen',
  'contacto,contactos,contacto de prensa,para más información,más información,jefe de prensa,jefa de prensa',
  'contact presse,contacts presse,relations presse,relations médias,pour plus d,pour en savoir,service de presse,attachée de presse,attaché de presse',
  'contatto,contatti,per informazioni,per ulteriori informazioni,per maggiori informazioni,addetto stampa,addetta stampa,ufficio stampa',
  'contato,contatos,contactos para a imprensa,mais informações,para mais informações,assessoria de imprensa',
  'contactpersoon,perscontact,voor meer informatie,noot voor de pers,noot voor de redactie,kontaktperson,presskontakt,pressekontakt,yhteystiedot,lisätietoja',
  'kontakt dla mediów,kontakt prasowy,osoba do kontaktu,więcej informacji,biuro prasowe,rzecznik prasowy,rzeczniczka prasowa',
  'контакт,контакты,контактное лицо,контакти,kapcsolat,sajtókapcsolat,iletişim,επικοινωνία,contact pentru presă,kontakt pro média',
  'للتواصل,جهة الاتصال,جهات الاتصال,للاستفسار,لمزيد من المعلومات,تماس',
  'お問い合わせ,お問合せ,お問合わせ,問い合わせ,本件に関するお問い合わせ,連絡先,联系人,联系方式,媒体联系,媒體聯絡,聯絡人,聯絡方式,문의,담당자,담당',
];

const starts = labels.flatMap((each) => each.split(','));

/** Whether a line is such a label, alone or followed by a colon and its content. */
export function isContactLabel(line: string): boolean {
  const words = line
    .slice(0, 120)
    .toLowerCase()
    .replace(/^[^\p{L}]{1,10}/u, '');
  return starts.some((label) => {
    if (!words.startsWith(label)) return false;
    const rest = words.slice(label.length);
    if (/^[\p{L}\p{N}]/u.test(rest)) return false;
    return /[:：]/.test(rest.slice(0, 40)) || !/\p{L}/u.test(rest);
  });
}

/** Whether a line holds a mailbox, a web address or a telephone number, which headlines do not. */
export function hasWayToReach(line: string): boolean {
  if (!/[@\d]|www|http/i.test(line)) return false;
  if (/^\D{0,20}\d{3}[-. ]\d{4}\D{0,5}$/.test(line)) return true;
  return protectedSpans(line).some(({ start, end }) => {
    const span = line.slice(start, end);
    return /@|^(?:www\.|https?:|mailto:|tel:)/i.test(span) || (span.match(/\d/g)?.length ?? 0) > 5;
  });
}
