import { describe, expect, it } from 'vitest';
import { parse, render, shapes } from '../../../support/parse.ts';

describe('elements in a sentence', () => {
  it.each([
    [
      'smart tags of Word',
      '<p><st1:place w:st="on"><st1:City w:st="on">LEWES</st1:City></st1:place>, 2 May – We met at <st1:Street>Hill Road</st1:Street> today.',
      '<1><2>LEWES</2></1>, 2 May – We met at <3>Hill Road</3> today.',
    ],
    ['custom elements', '<p>See <my-term id=a>the plan</my-term> now', 'See <1>the plan</1> now'],
    ['what HTML used to know', '<p>Do <nobr>not go</nobr> <acronym>in</acronym>', 'Do <1>not go</1> <2>in</2>'],
    ['paragraph marks of Word', '<p>Ring<o:p> </o:p>the bell<o:p></o:p>.', 'Ring the bell.'],
    ['signs of lists', "<p><span style='mso-list:Ignore'>·<span> </span></span>Open it", 'Open it'],
  ])('%s do not end it', (_, html, expected) => {
    expect(shapes(parse('html', html))).toEqual([expected]);
  });

  it.each([
    ['one style', '<i>The b</i><i>ridge ope</i><i>ns</i> now', '<1>The bridge opens</1> now'],
    [
      'equal styles, written differently',
      'A <span style="color:red; mso-x:1">bri</span><span style="color: red">dge</span> opens',
      'A <1>bridge</1> opens',
    ],
    [
      'regions of a language',
      '<span lang=EN-US>A bri</span><span lang=EN-GB>dge</span> opens',
      '<1>A bridge</1> opens',
    ],
    ['nested marks', '<b><i>A bri</i></b><b><i>dge</i></b> opens', '<1><2>A bridge</2></1> opens'],
    ['a link in pieces', 'See <a href=x>the ru</a><a href=x>les</a> now', 'See <1>the rules</1> now'],
    ['words of one style', 'We <b>run</b> <b>boats</b> now', 'We <1>run boats</1> now'],
    ['classes within a word', '<span class=c1>The E</span><span class=c1>xtra</span> boats', '<1>The Extra</1> boats'],
    ['the spelling checker', 'In <span class=SpellE>Lewes</span> we met', 'In Lewes we met'],
    ['spacing of letters', 'Mon<span style="letter-spacing:-.1pt">d</span>ay', 'Monday'],
    ['a space alone', 'a general<span lang=en> </span>meeting', 'a general meeting'],
    ['a large first letter', '<span class="dropcap">T</span>he bridge opens', 'The bridge opens'],
    ['a large letter after a mark', '<big>«L</big>a rivière', '«La rivière'],
  ])('%s does not divide it', (_, html, expected) => {
    const document = parse('html', `<p>${html}</p>`);
    expect(shapes(document)).toEqual([expected]);
    const shown = render(document, (text) => text.toUpperCase());
    const opened = (shown.match(/<(?!\/|br)[a-z]/g) ?? []).length;
    expect(shown.match(/<\//g)).toHaveLength(opened);
  });

  it.each([
    ['boxes beside each other', '<span class=tag>New</span><span class=tag>Sale</span>', '<1>New</1><2>Sale</2>'],
    ['two links', '<a href=x>one</a> <a href=x>two</a>', '<1>one</1> <2>two</2>'],
    ['two styles', '<b>one</b><i>two</i>', '<1>one</1><2>two</2>'],
    ['other languages', '<i lang=de>eins</i><i lang=fr>deux</i>', '<1>eins</1><2>deux</2>'],
    ['icons', 'Go <i class="icon"> </i>on', 'Go <1></1>on'],
    ['underlined space', 'Name <u> </u>here', 'Name <1></1>here'],
    ['anchors', 'Go <a id=x></a>on', 'Go <1></1>on'],
  ])('%s stay apart', (_, html, expected) => {
    expect(shapes(parse('html', `<p>. ${html} .`))).toEqual([`. ${expected} .`]);
  });

  it('does not take a word of one letter for an initial', () => {
    expect(shapes(parse('html', '<p><b>A </b>new bridge'))).toEqual(['<1>A </1>new bridge']);
  });

  it('reads what buttons and embedded pages say', () => {
    const html =
      '<input type=submit value="Send"><input type=text value="kept"><iframe title="Map" src=x></iframe><p aria-description="More">';
    expect(shapes(parse('html', html))).toEqual(['Send', 'Map', 'More']);
    expect(render(parse('html', html), () => 'X')).toBe(
      '<input type=submit value="X"><input type=text value="kept"><iframe title="X" src=x></iframe><p aria-description="X">',
    );
  });

  // What takes the square of its length outlasts the time that a test has.
  it('joins many neighbours in the time of their number', () => {
    const [all = ''] = shapes(parse('html', `<p>We ${'<b>ab</b><o:p> </o:p>'.repeat(20_000)}`));
    expect(all.match(/<b|<\d/g)).toHaveLength(1);
  });
});
