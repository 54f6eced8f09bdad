import { beforeEach, describe, expect, test } from 'vitest';
import { UploadDesk } from './upload-desk.ts';

let desk: UploadDesk;
beforeEach(() => {
  desk = new UploadDesk();
});

const english = '# The ferry is back\n\nIt runs every hour from Monday on.\n';
const german = '# Die Fähre ist wieder da\n\nSie fährt ab Montag jede Stunde.\n';
const french = '# Le bac est de retour\n\nIl part toutes les heures à partir de lundi.\n';
const asName = { suffix: 'name' };

describe('a suffix of a language that is not configured', () => {
  test.each(['ferry.de.md', 'ferry.eu.txt', 'ferry.pt-AO.html', 'q1/ferry.zh_Hant.md', 'ferry.de.xlf', 'ferry.de.srt'])(
    '%s is held',
    async (key) => {
      const { outcome, report } = await desk.drop(key, german);
      expect(outcome).toBe('held');
      expect(report?.errors).toMatchObject([
        {
          code: 'LanguageNotConfigured',
          message: expect.stringContaining(`s3://uploads/${key} --metadata-directive REPLACE --metadata suffix=name`),
        },
      ]);
    },
  );

  test.each(['ferry.min.md', 'ferry.old.md', 'ferry.new.md', 'ferry.v2.md', 'ferry.en.md', 'de.md'])(
    '%s goes on',
    async (key) => {
      expect((await desk.drop(key, english)).outcome).toBe('published');
    },
  );

  test('leaves the release of that name alone', async () => {
    await desk.drop('ferry.md', english);
    await desk.drop('ferry.de.md', german);
    expect(desk.records.get('ferry')?.newest).toMatchObject({ number: 1, state: 'published' });
  });

  test('is reported again where the task is retried', async () => {
    desk.beforeReport = () => {
      throw new Error('died');
    };
    const event = await desk.drop('ferry.de.md', german).catch(() => desk.lastEvent);
    desk.beforeReport = () => {};
    if (event === undefined || 'outcome' in event) throw new Error('nothing died');
    expect((await desk.deliver(event)).report?.errors).toMatchObject([{ code: 'LanguageNotConfigured' }]);
  });

  test('is ended by the deletion of the file', async () => {
    await desk.drop('ferry.de.md', german);
    expect((await desk.delete('ferry.de.md')).outcome).toBe('withdrawn');
    expect(desk.reportOf('ferry.de.md', 1)?.outcome).toBe('withdrawn');
  });

  test('is a translation once the language is configured and the file is dropped again', async () => {
    await desk.drop('ferry.md', english);
    await desk.drop('ferry.de.md', german);
    desk.settings = { ...desk.settings, languages: ['es', 'fr', 'de'] };
    expect((await desk.drop('ferry.de.md', german)).report?.release ?? 'ferry').toBe('ferry');
    expect(desk.records.get('ferry')?.translations).toHaveProperty(['ferry.de.md']);
    expect(desk.reportOf('ferry.de.md', 2)?.outcome).toBe('superseded');
    expect((await desk.delete('ferry.de.md')).outcome).toBe('published');
    expect(desk.records.get('ferry')?.translations).toBeUndefined();
  });
});

describe('a language that is not configured any more', () => {
  test('leaves its translations aside, and the release goes on', async () => {
    await desk.drop('ferry.md', english);
    await desk.drop('ferry.fr.md', french);
    desk.settings = { ...desk.settings, languages: ['es'] };
    expect(await desk.drop('ferry.md', `${english}\nMore.\n`)).toMatchObject({ outcome: 'published', version: 3 });
    expect((await desk.drop('ferry.fr.md', french)).report?.errors).toMatchObject([{ code: 'LanguageNotConfigured' }]);
    desk.settings = { ...desk.settings, languages: ['es', 'fr'] };
    expect(await desk.drop('ferry.md', english)).toMatchObject({ outcome: 'published', version: 4 });
  });
});

describe('suffix=name', () => {
  test('makes the suffix part of the name, as long as the file is there', async () => {
    await desk.drop('about.my.md', english);
    expect(await desk.drop('about.my.md', english, asName)).toMatchObject({ outcome: 'published', version: 1 });
    expect(desk.reportOf('about.my.md', 1)?.outcome).toBe('superseded');
    expect(await desk.drop('about.my.md', `${english}\nMore.\n`)).toMatchObject({ outcome: 'published', version: 2 });
    expect(await desk.drop('about.my.files/a.png', 'x')).toMatchObject({ outcome: 'published', version: 3 });
    expect(desk.records.get('about.my')?.lastVersion).toBe(3);
  });

  test('of a configured language too; what lies beside it and its deletion find it', async () => {
    await desk.drop('notes.md', english);
    expect(await desk.drop('notes.fr.md', english, asName)).toMatchObject({ outcome: 'published', version: 1 });
    expect(desk.records.get('notes')?.translations).toBeUndefined();
    expect(await desk.drop('notes.fr.files/a.png', 'x')).toMatchObject({ outcome: 'published', version: 2 });
    expect(await desk.drop('notes.fr.es.md', french)).toMatchObject({ outcome: 'published', version: 3 });
    expect(await desk.drop('notes.fr.md', `${english}\nMore.\n`)).toMatchObject({ outcome: 'published', version: 4 });
    await desk.delete('notes.fr.md');
    expect(desk.withdrawnSlugs).toEqual(['notes.fr']);
  });

  test('stays where the language is configured later', async () => {
    await desk.drop('notes.de.md', english, asName);
    desk.settings = { ...desk.settings, languages: ['es', 'fr', 'de'] };
    expect(await desk.drop('notes.de.files/a.png', 'x')).toMatchObject({ outcome: 'published', version: 2 });
    expect(await desk.drop('notes.de.md', `${english}\nMore.\n`)).toMatchObject({ outcome: 'published', version: 3 });
    await desk.delete('notes.de.md');
    expect(desk.withdrawnSlugs).toEqual(['notes.de']);
  });

  test('is rejected for a file that is in use as a translation', async () => {
    await desk.drop('notes.md', english);
    await desk.drop('notes.fr.md', french);
    const { report } = await desk.drop('notes.fr.md', french, asName);
    expect(report?.errors).toMatchObject([
      { code: 'InvalidOption', message: expect.stringContaining('in use as the French of "notes"') },
    ]);
    await desk.delete('notes.fr.md');
    expect((await desk.drop('notes.fr.md', english, asName)).outcome).toBe('published');
  });

  test('in front matter is an author’s own key', async () => {
    expect((await desk.drop('about.my.md', `---\nsuffix: name\n---\n${english}`)).outcome).toBe('held');
  });

  test('says nothing of a name without one', async () => {
    expect((await desk.drop('about.md', english, asName)).outcome).toBe('published');
  });
});
