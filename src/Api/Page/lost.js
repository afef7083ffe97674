// Which sessions of Direct had an origin and lost it: those that began at the checkout or the cart.

export const direct = ["is", "channel", ["Direct"]];
export const atCheckout = ["matches", "landing_page", ["^(https?://[^/]+)?/checkouts?(/|$)"]];
export const atCart = ["matches", "landing_page", ["^(https?://[^/]+)?/cart(/|\\?|$)"]];
export const lostOrigin = [direct, ["or", [atCheckout, atCart]]];
