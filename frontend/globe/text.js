/** The few words of the globe: the page hands them over translated, in data-labels. */

/** Replaces {name} and the like. */
const fill = (template, values) => template.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);

/**
 * Texts and numbers in one language.
 * @param {string} language as in html[lang]
 * @param {Record<string, string>} labels see frontend/README.md
 * @param {string} [digits] a numbering system such as "arab"; without it that of the language
 */
export function wordsOf(language, labels, digits) {
  const lang = language || 'en';
  const numberingSystem = digits || undefined;
  const numbers = new Intl.NumberFormat(lang, { numberingSystem });
  const years = new Intl.NumberFormat(lang, { numberingSystem, useGrouping: false });
  const plural = new Intl.PluralRules(lang);
  /** @type {(key: string, values?: Record<string, string>) => string} */
  const say = (key, values = {}) => fill(labels[key] ?? '', values);
  return {
    say,
    /** A whole number with the digits of the language. */
    number: (n) => numbers.format(n),
    /** A year with the digits of the language, without grouping. */
    year: (n) => years.format(n),
    /** "12 partnerships", in the plural form that the language asks for. */
    partnerships(n) {
      const form = labels[`partnerships_${plural.select(n)}`] ?? labels.partnerships_many ?? '{n}';
      return fill(form, { n: numbers.format(n) });
    },
  };
}
