/**
 * Keys that other programs read in a file's front matter, by program. An option does not take such a name
 * (a file that both read would mean two things by it), and in front matter such a key is never taken for a
 * misspelt option.
 * From each program's documentation of front matter, and the themes that most sites of it use.
 */
export const keysOfOthers: Readonly<Record<string, readonly string[]>> = {
  Hugo: words(
    'aliases audio author authors bookcollapsesection build cascade categories cover date description draft expirydate',
    'featured_image headless images iscjklanguage keywords lang lastmod layout linktitle markup menu menus modified outputs',
    'params pubdate publishdate published resources series showtoc sitemap slug summary tags title toc translationkey type',
    'unpublishdate url videos weight',
  ),
  Jekyll: words(
    'author author_profile categories category classes collection comments date description excerpt excerpt_separator feature gallery',
    'header image lang last_modified_at layout locale mathjax order parent nav_order nav_exclude permalink published read_time',
    'redirect_from redirect_to ref related render_with_liquid search share show_date sidebar sitemap tags tagline title toc',
  ),
  Hexo: words(
    'categories comments cover date disablenunjucks excerpt lang language layout link mathjax password permalink photos',
    'published sticky subtitle tags thumbnail title toc top updated',
  ),
  Eleventy: words(
    'date draft dynamicpermalink eleventycomputed eleventyexcludefromcollections eleventyimport eleventynavigation layout',
    'override:tags pagination permalink permalinkbypassoutputdir tags templateengineoverride title',
  ),
  Astro: words(
    'author banner category description draft editurl head hero heroimage image lang lastupdated layout next pagefind prev',
    'pubdate sidebar slug tableofcontents tags template title type updateddate',
  ),
  MkDocs: words(
    'author authors categories comments date description draft hide icon links pin readtime render_macros revision_date search',
    'slug social status subtitle tags template title',
  ),
  Docusaurus: words(
    'author author_image_url author_title author_url authors custom_edit_url date description displayed_sidebar draft',
    'hide_table_of_contents hide_title id image keywords last_update pagination_label pagination_next pagination_prev',
    'parse_number_prefixes sidebar_class_name sidebar_custom_props sidebar_label sidebar_position slug tags title title_meta',
    'toc_max_heading_level toc_min_heading_level unlisted',
  ),
  Obsidian: words(
    'alias aliases cover created cssclass cssclasses date description image modified permalink publish tag tags',
  ),
  Decap: words(
    'body date description draft featured_image image language locale path rating slug summary tags template thumbnail title',
  ),
};

const all: ReadonlySet<string> = new Set(Object.values(keysOfOthers).flat());

/** Whether another program reads the key, in any case. */
export function isKeyOfOthers(key: string): boolean {
  return all.has(key.toLowerCase());
}

function words(...lists: string[]): string[] {
  return lists.flatMap((list) => list.split(' '));
}
