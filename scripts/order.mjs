// The order of a module's functions in which gzip finds most of each one in those just before it.
import { deflateRawSync } from "node:zlib";

/** So many bytes that two functions have in common say that they are alike; in a number that holds them exactly. */
const PIECE = 6;
/** What more functions than so many have in common says nothing of any two: the best of these is found by trying. */
const COMMON = [12, 16, 20, 25, 30, 40];
/** How far back gzip looks, in bytes. */
const WINDOW = 32_000;
/** Short functions are rather taken where they fit than where they fit by chance. */
const SHORT = [20, 40];

/** The numbers of functions in their new order. */
export function inOrderOfLikeness(bodies) {
  const orders = COMMON.flatMap((common) => SHORT.map((short) => ordered(bodies, common, short)));
  const size = (order) => deflateRawSync(Buffer.concat(order.map((at) => bodies[at])), { level: 9 }).length;
  const sizes = orders.map(size);
  return orders[sizes.indexOf(Math.min(...sizes))];
}

/**
 * One such order. It begins with the longest; whichever has most in common with those that
 * gzip still sees, for its length, comes next.
 */
function ordered(bodies, common, short) {
  const having = new Map();
  const pieces = bodies.map((body) => [...new Set(piecesOf(body))]);
  pieces.forEach((list, at) => list.forEach((piece) => (having.get(piece) ?? having.set(piece, []).get(piece)).push(at)));
  const shared = pieces.map((list) => list.filter((piece) => having.get(piece).length > 1 && having.get(piece).length <= common));
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
      const fits = score[at] / (bodies[at].length + short);
      if (fits > best) [best, next] = [fits, at];
    }
  }
  return order;
}

function* piecesOf(body) {
  for (let at = 0; at + PIECE <= body.length; at++) yield body.readUIntBE(at, PIECE);
}

const longest = (bodies) => bodies.reduce((best, body, at) => (body.length > bodies[best].length ? at : best), 0);

/**
 * The order in which a few functions have been moved to a near place, so often as is said, where gzip makes less of it
 * all. The same bodies and seed always give the same order; another seed tries other moves.
 */
export function improved(bodies, tries, seed) {
  let order = [...bodies.keys()];
  const random = (below) => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * below);
  };
  for (let left = tries; left > 0; left--) {
    const count = 1 + random(3);
    const from = random(order.length - count);
    const far = 1 + random(60);
    const to = Math.max(0, Math.min(order.length - count, random(2) ? from + far : from - far));
    const moved = order.slice();
    moved.splice(to, 0, ...moved.splice(from, count));
    const changed = [Math.min(from, to), Math.max(from, to) + count];
    if (sizeOf(bodies, moved, changed) < sizeOf(bodies, order, changed)) order = moved;
  }
  return order;
}

/** What gzip makes of a stretch of the order and of as much after it as it looks back from, with what stands before it. */
function sizeOf(bodies, order, [from, to]) {
  let [first, last] = [from, to];
  for (let size = 0; first > 0 && size < WINDOW; ) size += bodies[order[--first]].length;
  for (let size = 0; last < order.length && size < WINDOW; ) size += bodies[order[last++]].length;
  const all = (a, b) => Buffer.concat(order.slice(a, b).map((at) => bodies[at]));
  return deflateRawSync(all(from, last), { level: 9, dictionary: all(first, from).subarray(-WINDOW) }).length;
}
