// The order of a module's functions in which gzip finds most of each one in those just before it.

/** So many bytes that two functions have in common say that they are alike; in a number that holds them exactly. */
const PIECE = 6;
/** What more functions than these have in common says nothing of any two. */
const COMMON = 25;
/** How far back gzip looks, in bytes. */
const WINDOW = 32_000;
/** Short functions are rather taken where they fit than where they fit by chance. */
const SHORT = 40;

/**
 * The numbers of functions in their new order. It begins with the longest; whichever has most in common with those that
 * gzip still sees, for its length, comes next.
 */
export function inOrderOfLikeness(bodies) {
  const having = new Map();
  const pieces = bodies.map((body) => [...new Set(piecesOf(body))]);
  pieces.forEach((list, at) => list.forEach((piece) => (having.get(piece) ?? having.set(piece, []).get(piece)).push(at)));
  const shared = pieces.map((list) => list.filter((piece) => having.get(piece).length > 1 && having.get(piece).length <= COMMON));
  const seen = new Map();
  const score = bodies.map(() => 0);
  const count = (at, change) => {
    for (const piece of shared[at]) {
      const before = seen.get(piece) ?? 0;
      seen.set(piece, before + change);
      if (before === 0 || before + change === 0) having.get(piece).forEach((other) => (score[other] += change));
    }
  };
  const order = [];
  const left = new Set(bodies.keys());
  let [next, size, first] = [longest(bodies), 0, 0];
  while (left.size > 0) {
    order.push(next);
    left.delete(next);
    size += bodies[next].length;
    count(next, 1);
    for (; size > WINDOW; first++) {
      size -= bodies[order[first]].length;
      count(order[first], -1);
    }
    let best = -1;
    for (const at of left) {
      const fits = score[at] / (bodies[at].length + SHORT);
      if (fits > best) [best, next] = [fits, at];
    }
  }
  return order;
}

function* piecesOf(body) {
  for (let at = 0; at + PIECE <= body.length; at++) yield body.readUIntBE(at, PIECE);
}

const longest = (bodies) => bodies.reduce((best, body, at) => (body.length > bodies[best].length ? at : best), 0);
