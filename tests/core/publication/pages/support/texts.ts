/**
 * Releases as they come: with headings, lists, tables, figures, and above all telephone numbers and
 * addresses in the middle of sentences.
 */
export const texts: Record<string, { title: string; summary: string; markdown: string }> = {
  en: {
    title: 'River ferry returns after two years of repairs',
    summary: 'The ferry between Northgate and Millbank will sail again on Monday, at half the old fare.',
    markdown: `# River ferry returns after two years of repairs

The ferry between Northgate and Millbank will sail again on Monday, at **half the old fare**. Call +44 20 7946 0958 or write to <ferry@example.org>.

## What is new

- An *electric* engine
- Room for 120 passengers
- Tickets at https://ferry.example.org/tickets?from=northgate&to=millbank

| Day | First boat | Last boat |
| --- | ---: | ---: |
| Monday to Friday | 06:00 | 22:30 |
| Sunday | 09:15 | 20:00 |

> "We have waited for this," said the harbour master.

#### Details

Run \`ferry --status\` for the timetable.[^1]

- [x] Licence
- [ ] Second boat

[^1]: Times are local.
`,
  },
  ar: {
    title: 'عودة العبّارة النهرية بعد عامين من الإصلاح',
    summary: 'تعود العبّارة بين البوابة الشمالية وضفة الطاحونة إلى الإبحار يوم الإثنين بنصف السعر القديم.',
    markdown: `# عودة العبّارة النهرية بعد عامين من الإصلاح

تعود العبّارة إلى الإبحار يوم الإثنين **بنصف السعر القديم**. اتصلوا بالرقم +44 20 7946 0958 أو اكتبوا إلى ferry@example.org قبل يوم الأحد.

## ما الجديد

- محرك *كهربائي*
- تتسع لعدد 120 راكبًا
- التذاكر على https://ferry.example.org/tickets?from=northgate&to=millbank ابتداءً من اليوم

| اليوم | أول رحلة | آخر رحلة |
| --- | ---: | ---: |
| من الإثنين إلى الجمعة | 06:00 | 22:30 |
| الأحد | 09:15 | 20:00 |

> قال مدير الميناء: «كنا ننتظر هذا اليوم».
`,
  },
  ja: {
    title: '二年の修理を終え、川の渡し船が復活',
    summary: '北門と水車岸を結ぶ渡し船が、月曜日から半額の運賃で運航を再開します。',
    markdown: `# 二年の修理を終え、川の渡し船が復活

北門と水車岸を結ぶ渡し船が、月曜日から**半額の運賃**で運航を再開します。お問い合わせは +44 20 7946 0958 または ferry@example.org まで。

## 新しくなった点

- *電動*エンジン
- 定員120名
- 乗船券は https://ferry.example.org/tickets?from=northgate&to=millbank

| 曜日 | 始発 | 最終 |
| --- | ---: | ---: |
| 月曜日から金曜日 | 06:00 | 22:30 |
| 日曜日 | 09:15 | 20:00 |
`,
  },
};
