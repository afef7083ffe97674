// Sums of money that never become floating point.

/** @param {string} amount decimal @returns {[bigint, number]} its digits, and how many of them are decimals */
function digitsOf(amount) {
  const [whole = "0", fraction = ""] = amount.split(".");
  return [BigInt(whole + fraction), fraction.length];
}

/**
 * The exact sum of amounts, those after the first taken away.
 * @param {string} amount @param {...string} others
 */
export function less(amount, ...others) {
  const decimals = Math.max(...[amount, ...others].map(each => digitsOf(each)[1]));
  const scaled = (/** @type {string} */ each) => { const [digits, own] = digitsOf(each); return digits * 10n ** BigInt(decimals - own); };
  const rest = others.reduce((sum, other) => sum - scaled(other), scaled(amount));
  const text = (rest < 0n ? -rest : rest).toString().padStart(decimals + 1, "0");
  return (rest < 0n ? "-" : "") + (decimals ? `${text.slice(0, -decimals)}.${text.slice(-decimals)}` : text);
}

/** The exact sum of amounts. @param {string[]} amounts */
export const sum = amounts => less("0", ...amounts.map(amount => amount.startsWith("-") ? amount.slice(1) : "-" + amount));
