/** Elements that may be inside a run (ECMA-376 part 1, 17.3.3); other elements kept whole go between runs. */
const inRun =
  /^<w:(?:br|tab|ptab|cr|sym|drawing|pict|object|fldChar|instrText|delText|footnoteRef|endnoteRef|footnoteReference|endnoteReference|commentReference|annotationRef|separator|continuationSeparator|pgNum|dayShort|monthShort|yearShort|dayLong|monthLong|yearLong|contentPart)\b/;

/** Alternatives between runs hold runs; those in a run hold a drawing. */
const alternatives = /^<mc:AlternateContent\b[^>]*>\s*<mc:Choice\b[^>]*>\s*(?!<w:(?:r|hyperlink)[\s>])</;

/** Writes the content of a paragraph as runs, opening each only when it gets content. */
export class RunWriter {
  readonly #base: string;
  readonly #formats: { id: number; properties: string }[] = [];
  #output = '';
  /** The properties of the open run. */
  #run: string | undefined;
  #inText = false;
  #links = 0;
  /** Ends of links that were closed early. */
  #spent = 0;

  /** @param base the properties of runs outside any tag. */
  constructor(base: string) {
    this.#base = propertiesOf(base);
  }

  text(xml: string): void {
    if (xml === '') return;
    this.#openRun();
    // Without it, white space at the ends would not count (XML: white space handling).
    if (!this.#inText) this.#output += '<w:t xml:space="preserve">';
    this.#inText = true;
    this.#output += xml;
  }

  openFormat(id: number, properties: string): void {
    this.#formats.push({ id, properties: propertiesOf(properties) });
  }

  closeFormat(id: number): void {
    const index = this.#formats.findLastIndex((format) => format.id === id);
    if (index !== -1) this.#formats.splice(index, 1);
  }

  open(xml: string): void {
    this.#closeRun();
    if (xml.startsWith('<w:hyperlink')) {
      // An engine can nest neighbouring links, but a link in a link is not a valid document.
      if (this.#links > 0) {
        this.#output += '</w:hyperlink>';
        this.#links--;
        this.#spent++;
      }
      this.#links++;
    }
    this.#output += xml;
  }

  close(xml: string): void {
    this.#closeRun();
    if (xml.startsWith('</w:hyperlink')) {
      if (this.#links === 0 && this.#spent > 0) {
        this.#spent--;
        return;
      }
      this.#links--;
    }
    this.#output += xml;
  }

  whole(xml: string): void {
    if (!xml.startsWith('<')) this.text(xml);
    else if (inRun.test(xml) || alternatives.test(xml)) {
      this.#openRun();
      this.#closeText();
      this.#output += xml;
    } else {
      this.#closeRun();
      this.#output += xml;
    }
  }

  finish(): string {
    this.#closeRun();
    return this.#output;
  }

  #openRun(): void {
    const properties = this.#formats.at(-1)?.properties ?? this.#base;
    if (this.#run === properties) return;
    this.#closeRun();
    this.#output += `<w:r>${properties}`;
    this.#run = properties;
  }

  #closeText(): void {
    if (this.#inText) this.#output += '</w:t>';
    this.#inText = false;
  }

  #closeRun(): void {
    this.#closeText();
    if (this.#run !== undefined) this.#output += '</w:r>';
    this.#run = undefined;
  }
}

/** Returns copied properties: an element, or the text spliced in after the `>` of a start tag. */
function propertiesOf(copied: string): string {
  const properties = copied.replace(/^>/, '');
  return properties === '<w:rPr/>' ? '' : properties;
}
