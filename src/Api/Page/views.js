// Which parts a view has, in the order in which they are read.

import { channels } from "./parts/channels.js";
import { directPart } from "./parts/direct.js";
import { funnelPart } from "./parts/funnel.js";
import { campaigns, devices, pages, sources } from "./parts/lists.js";
import { nowPart } from "./parts/now.js";
import { overTime } from "./parts/over-time.js";
import { overview } from "./parts/overview.js";
import { trust } from "./parts/trust.js";
import { userPart } from "./parts/user.js";

/** @typedef {import("./part.js").Part} Part */

/** @type {Record<string, () => Part[]>} */
const parts = {
  overview: () => [overview(), overTime(), nowPart(), channels(false), directPart(), pages(), sources(), devices(), funnelPart(false), trust(false),
    campaigns(), userPart()],
  channels: () => [channels(true), directPart(), sources(), campaigns()],
  funnel: () => [funnelPart(true), pages(), devices(), sources()],
  journeys: () => [userPart()],
  trust: () => [trust(true), nowPart()],
};

/** @param {string} view @returns {Part[]} */
export const partsOf = view => (parts[view] ?? /** @type {() => Part[]} */ (parts.overview))();
