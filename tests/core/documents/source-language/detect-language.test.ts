import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { detectLanguage, related } from '../../../../core/documents/source-language/detect-language.ts';
import { sampleOf } from '../../../../core/documents/source-language/sample-of.ts';
import { parse } from '../../support/parse.ts';

/** What a newsroom writes; none of it is in the texts that the table was made from. */
const news: [string, string][] = [
  [
    'en',
    'The new ferry crosses the river every twenty minutes, and passengers under sixteen travel for free until the end of the summer.',
  ],
  [
    'es',
    'El nuevo transbordador cruza el río cada veinte minutos, y los pasajeros menores de dieciséis años viajan gratis hasta finales de verano.',
  ],
  [
    'fr',
    'Le nouveau bac traverse le fleuve toutes les vingt minutes, et les passagers de moins de seize ans voyagent gratuitement jusqu’à la fin de l’été.',
  ],
  [
    'it',
    'Il nuovo traghetto attraversa il fiume ogni venti minuti, e i passeggeri sotto i sedici anni viaggiano gratis fino alla fine dell’estate.',
  ],
  [
    'pt',
    'A nova balsa atravessa o rio a cada vinte minutos, e os passageiros com menos de dezasseis anos viajam de graça até ao fim do verão.',
  ],
  [
    'ca',
    'El nou transbordador travessa el riu cada vint minuts, i els passatgers de menys de setze anys viatgen de franc fins a finals d’estiu.',
  ],
  [
    'ar',
    'تعبر العبارة الجديدة النهر كل عشرين دقيقة، ويسافر الركاب الذين تقل أعمارهم عن ستة عشر عاما مجانا حتى نهاية الصيف.',
  ],
  [
    'de',
    'Die neue Fähre überquert den Fluss alle zwanzig Minuten, und Fahrgäste unter sechzehn Jahren fahren bis zum Ende des Sommers kostenlos.',
  ],
  [
    'nl',
    'De nieuwe veerboot steekt elke twintig minuten de rivier over, en passagiers onder de zestien jaar reizen tot het einde van de zomer gratis.',
  ],
  [
    'sv',
    'Den nya färjan korsar floden var tjugonde minut, och passagerare under sexton år reser gratis fram till slutet av sommaren.',
  ],
  [
    'pl',
    'Nowy prom przepływa rzekę co dwadzieścia minut, a pasażerowie poniżej szesnastego roku życia podróżują bezpłatnie do końca lata.',
  ],
  [
    'cs',
    'Nový přívoz přeplouvá řeku každých dvacet minut a cestující mladší šestnácti let jezdí až do konce léta zdarma.',
  ],
  [
    'ro',
    'Noul feribot traversează râul la fiecare douăzeci de minute, iar pasagerii sub șaisprezece ani călătoresc gratuit până la sfârșitul verii.',
  ],
  ['hu', 'Az új komp húszpercenként kel át a folyón, és a tizenhat év alatti utasok a nyár végéig ingyen utazhatnak.'],
  [
    'fi',
    'Uusi lautta ylittää joen kahdenkymmenen minuutin välein, ja alle kuusitoistavuotiaat matkustavat ilmaiseksi kesän loppuun asti.',
  ],
  [
    'tr',
    'Yeni feribot nehri her yirmi dakikada bir geçiyor ve on altı yaşından küçük yolcular yaz sonuna kadar ücretsiz seyahat ediyor.',
  ],
  [
    'id',
    'Feri baru menyeberangi sungai setiap dua puluh menit, dan penumpang di bawah enam belas tahun bepergian gratis hingga akhir musim panas.',
  ],
  [
    'vi',
    'Chuyến phà mới qua sông hai mươi phút một lần, và hành khách dưới mười sáu tuổi được đi miễn phí cho đến hết mùa hè.',
  ],
  [
    'ru',
    'Новый паром пересекает реку каждые двадцать минут, а пассажиры моложе шестнадцати лет ездят бесплатно до конца лета.',
  ],
  [
    'uk',
    'Новий пором перетинає річку кожні двадцять хвилин, а пасажири віком до шістнадцяти років їздять безкоштовно до кінця літа.',
  ],
  [
    'bg',
    'Новият ферибот пресича реката на всеки двадесет минути, а пътниците под шестнадесет години пътуват безплатно до края на лятото.',
  ],
  ['fa', 'کشتی جدید هر بیست دقیقه از رودخانه می‌گذرد و مسافران زیر شانزده سال تا پایان تابستان رایگان سفر می‌کنند.'],
  ['ur', 'نئی کشتی ہر بیس منٹ بعد دریا پار کرتی ہے اور سولہ سال سے کم عمر کے مسافر گرمیوں کے آخر تک مفت سفر کرتے ہیں۔'],
  ['hi', 'नई नौका हर बीस मिनट में नदी पार करती है और सोलह वर्ष से कम आयु के यात्री गर्मियों के अंत तक निःशुल्क यात्रा करते हैं।'],
  ['el', 'Το νέο πορθμείο διασχίζει τον ποταμό κάθε είκοσι λεπτά.'],
  ['ja', '新しい渡し船は二十分ごとに川を渡ります。'],
  ['zh-Hans', '新渡轮每二十分钟过河一次，十六岁以下的乘客到夏天结束时都可以免费乘坐。'],
  ['zh-Hant', '新渡輪每二十分鐘過河一次，十六歲以下的乘客到夏天結束時都可以免費乘坐。'],
  ['ko', '새 나룻배는 이십 분마다 강을 건넙니다.'],
];

test.each(news)('%s', (language, text) => {
  expect(detectLanguage(text)?.language).toBe(language);
});

test.each(['river-ferry.md', 'observatory.txt', 'harvest-fair.html'])('examples/%s is English', (name) => {
  const format = name.endsWith('md') ? 'markdown' : name.endsWith('txt') ? 'text' : 'html';
  const { units } = parse(format, readFileSync(`examples/${name}`, 'utf8'));
  const found = detectLanguage(sampleOf(units));
  expect(found?.language).toBe('en');
  expect(found?.evidence).toBeGreaterThan(200);
});

test.each(['', '12.5 % – 3,4', '🎉'])('%j has no language', (text) => {
  expect(detectLanguage(text)).toBeUndefined();
});

test('a megabyte takes no longer than its beginning', () => {
  const { units } = parse('text', 'The harbour opens on Monday.\n\n'.repeat(40_000));
  expect(sampleOf(units).length).toBe(4_000);
});

test('a newsroom’s own languages are likelier, and evidence grows with the text', () => {
  const [, catalan = ''] = news.find(([language]) => language === 'ca') ?? [];
  const evidence = (text: string, likely?: string[]) => detectLanguage(text, likely)?.evidence ?? 0;
  expect(evidence(catalan, ['ca', 'es'])).toBeGreaterThan(evidence(catalan) + 5);
  expect(evidence(`${catalan} ${catalan}`)).toBeGreaterThan(1.9 * evidence(catalan));
});

describe('what cannot be told apart', () => {
  test.each([
    ['pt', 'pt-PT'],
    ['en', 'en-GB'],
    ['bs', 'hr'],
    ['id', 'ms'],
    ['nb', 'da'],
    ['fa', 'prs'],
    ['fa', 'fa-AF'],
  ])('%s and %s', (a, b) => expect(related(a, b)).toBe(true));

  test.each([
    ['pt', 'es'],
    ['zh-Hans', 'zh-Hant'],
    ['sr', 'sr-Latn'],
    ['ar', 'fa'],
  ])('but %s and %s can', (a, b) => expect(related(a, b)).toBe(false));
});
