// A zero-based scale with at most four gridlines above zero.

/**
 * @param {number} greatest
 * @param {boolean} [wholes] whether only whole numbers can stand on it
 * @returns {{top: number, ticks: number[]}}
 */
export function scaleTo(greatest, wholes = false) {
  if (!(greatest > 0)) return { top: 1, ticks: [0] };
  const rough = greatest / 4, power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map(factor => factor * power)
    .find(candidate => candidate * 4 >= greatest && (!wholes || Number.isInteger(candidate))) ?? Math.ceil(rough);
  const lines = Math.ceil(greatest / step - 1e-9);
  return { top: step * lines, ticks: Array.from({ length: lines + 1 }, (_, index) => index * step) };
}
