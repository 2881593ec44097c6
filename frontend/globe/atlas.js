/** The land and the borders: a TopoJSON whose arcs are packed into one text, half the size of the plain one. */

const BASE = 46;
const FIRST = 35; // '#': digits are the 92 printable characters from here on, without the backslash
const BACKSLASH = 92;
const STAND_IN = 33; // '!'

const charOf = (digit) => String.fromCharCode(FIRST + digit === BACKSLASH ? STAND_IN : FIRST + digit);

/** One whole number: zigzag, base 46, the lowest digit first; every digit but the last is 46 higher. */
function packNumber(value) {
  let rest = value < 0 ? -2 * value - 1 : 2 * value;
  let text = '';
  for (; rest >= BASE; rest = Math.floor(rest / BASE)) text += charOf(BASE + (rest % BASE));
  return text + charOf(rest);
}

/**
 * Packs the delta-encoded arcs of a quantised topology.
 * @param {[number, number][][]} arcs whole numbers
 * @returns {string} arcs divided by blanks
 */
export function packArcs(arcs) {
  return arcs.map((arc) => arc.flat().map(packNumber).join('')).join(' ');
}

/** The numbers of one packed arc. */
function unpackNumbers(text) {
  const numbers = [];
  let [value, place] = [0, 1];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const digit = (code === STAND_IN ? BACKSLASH : code) - FIRST;
    value += (digit % BASE) * place;
    place *= BASE;
    if (digit >= BASE) continue;
    numbers.push(value % 2 ? -(value + 1) / 2 : value / 2);
    [value, place] = [0, 1];
  }
  return numbers;
}

/**
 * The arcs of a packed text.
 * @param {string} text as made by packArcs
 * @returns {[number, number][][]} delta-encoded whole numbers
 */
export function unpackArcs(text) {
  return text.split(' ').map((word) => {
    const numbers = unpackNumbers(word);
    return Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]]);
  });
}
