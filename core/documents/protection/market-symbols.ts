/** Exchanges that are not a word of any language, as releases write them before a symbol. */
const sureExchanges = `NYSE(?:[ -](?:American|Arca|MKT|Amex))?|N(?:ASDAQ|asdaq)(?:[ -]?(?:GS|GM|CM|Global Select|Capital Market|Stockholm|Helsinki|Copenhagen|Iceland|First North))?|AMEX|OTC(?:QX|QB|BB|[ -]?Pink|MKTS)?|TSX(?:[ .-]?V|V)?|NEO|CBOE|LSE|LON|FWB|FSE|ETR|XETRA|Xetra|Euronext(?: (?:Paris|Amsterdam|Brussels|Lisbon|Dublin|Milan|Oslo|Growth|Access))?|ENX|EPA|AMS|EBR|ELI|BME|BVB|WSE|GPW|SWX|OMX|Oslo Børs|OSE|HKEX|SEHK|HKSE|HKG|SZSE|SHSE|TYO|TSE|JPX|KRX|KOSDAQ|KOSPI|TWSE|TPEX|NSE|BSE|SGX|ASX|NZX|NZSE|JSE|TASE|TADAWUL|Tadawul|DFM|ADX|QSE|BVL|BMV|BCBA|BYMA|B3|BOVESPA|Bovespa|MOEX|BIST|PSE|IDX`;
/** Exchanges that are words or names too: counted in brackets only. */
const bracketExchanges = `${sureExchanges}|AIM|SIX|BIT|BM|CSE|FRA|SSE|SHE|SHA|MIL|STO|HEL|CPH|OTCMKTS|MCE|VIE|WBAG|ATHEX|SET|BOM|KLSE|PAR|DUB|Nordic Growth Market|Spotlight`;

const gap = String.raw`[ \u00a0\n]?`;
const symbol = String.raw`[A-Z0-9]{1,8}(?:[.\/-][A-Z0-9]{1,4}){0,2}(?![\p{Script=Latin}\p{N}_])`;
const pair = (exchanges: string, share: string) =>
  String.raw`(?:${exchanges})(?:[,\/]${gap}(?:${exchanges})){0,3}${gap}[:：]${gap}${share}`;
const inBrackets = pair(bracketExchanges, `${symbol}(?: [A-Z](?![\\p{Script=Latin}\\p{N}]))?`);
/** Another symbol of the same exchange, or another exchange with its own. */
const further = String.raw`[;,\/|]${gap}(?:${inBrackets}|${symbol}(?!${gap}[:：]))`;

/** Words before a symbol, in the languages that releases come in. */
const symbolWord =
  '(?:[Tt]icker|TICKER|[Ss]ymbol[eo]?|SYMBOL|[Ss]ímbolo|[Ss]imbolo|[Kk]ürzel|WKN|CUSIP|SEDOL|LEI|Valor)';

/** Currencies and multiples that follow a dollar sign: "in $M", "$CAN 5". */
const ofDollars = '(?:A|AU|AUD|B|BN|C|CAD|CAN|HK|HKD|K|M|MM|MN|NZ|NZD|SG|SGD|T|TN|TT|US|USD)';

/**
 * Symbols and numbers of securities. An exchange makes a symbol one: "CAT" alone is a word, and so is "(NOTE: CAT)".
 * Capitals only, since exchanges list no others.
 */
export const marketSymbols: readonly { reason: string; pattern: string }[] = [
  {
    reason: 'Symbols in brackets with their exchanges: (NYSE: CAT; TSX: HFX.TO); what else follows is a sentence.',
    pattern: String.raw`(?<=[(（[])(?:${inBrackets})(?:${further}){0,8}(?=${gap}(?:[)）\];,]|(?:and|or|und|oder|et|y|e|&)[ ]))`,
  },
  {
    reason: 'A symbol outside of brackets; in a line of capitals the next word would be one.',
    pattern: String.raw`(?<![\p{L}\p{N}_-])${pair(sureExchanges, `(?=[A-Z0-9]{2})${symbol}`)}(?! [A-Z]{2})`,
  },
  {
    reason: 'A symbol or a number behind a word that says so: ticker symbol “HWL”.',
    pattern: String.raw`(?=[A-Z0-9])(?<=${symbolWord}s?[:：]?[ \u00a0]["'“”‘’„«]?)(?=[A-Z0-9]{2})${symbol}(?! [A-Z]{2})`,
  },
  {
    reason: 'A cashtag; "$M" and "$CAN" belong to amounts.',
    pattern: String.raw`(?<![\p{L}\p{N}$_])\$(?!${ofDollars}(?![A-Z]))[A-Z]{1,6}(?:\.[A-Z]{1,2})?(?![\p{Script=Latin}\p{N}_$({]|[ \u00a0]\d)`,
  },
  {
    reason: 'An ISIN, which `isIsin` examines further.',
    pattern: String.raw`(?<![\p{Script=Latin}\p{N}_-])[A-Z]{2}[A-Z0-9]{9}\d(?![\p{Script=Latin}\p{N}_-])`,
  },
];

const isin = /^[A-Z]{2}[A-Z0-9]{9}\d$/;

/** Whether a match has the form of an ISIN but not its check digit (ISO 6166): it is a code of another kind. */
export function isFalseIsin(match: string): boolean {
  if (!isin.test(match)) return false;
  const digits = [...match].map((sign) => Number.parseInt(sign, 36)).join('');
  let sum = 0;
  for (const [index, digit] of [...digits].toReversed().entries()) {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 !== 0;
}
