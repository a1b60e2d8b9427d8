// @ts-nocheck: runs under node's test runner, whose types the pages do not need.
import assert from "node:assert/strict";
import test from "node:test";
import { backoff } from "../lib/backoff";
import { humanSize, judge } from "../lib/files";
import { advance, step } from "../lib/keys";
import { edit } from "../lib/marks";
import { nextTick, relative } from "../lib/time";
import { fill } from "../lib/words";

const key = (name, more = {}) => step({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

test("a question mark is one step although shift is held", () => assert.equal(key("?", { shiftKey: true }), "?"));
test("control and command are the same modifier", () => {
  assert.equal(key("k", { ctrlKey: true }), "mod+k");
  assert.equal(key("K", { metaKey: true, shiftKey: true }), "mod+shift+k");
});
test("a sequence waits for its second key and then matches", () => {
  const all = ["g q", "g c", "r"];
  assert.deepEqual(advance("", "g", all), { match: null, pending: "g" });
  assert.deepEqual(advance("g", "q", all), { match: "g q", pending: "" });
});
test("a key that does not continue the sequence stands for itself", () => assert.deepEqual(advance("g", "r", ["g q", "r"]), { match: "r", pending: "" }));
test("an unknown key forgets the sequence", () => assert.deepEqual(advance("g", "z", ["g q"]), { match: null, pending: "" }));

test("relative time picks the largest whole unit and keeps the sign", () => {
  assert.deepEqual(relative(-30), [0, "second"]);
  assert.deepEqual(relative(-50), [-1, "minute"]);
  assert.deepEqual(relative(-3_599), [-59, "minute"]);
  assert.deepEqual(relative(7_300), [2, "hour"]);
  assert.deepEqual(relative(-86_400 * 8), [-1, "week"]);
});
test("fresh times are looked at more often than old ones", () => assert.ok(nextTick(-60) < nextTick(-7_200) && nextTick(-7_200) < nextTick(-1e6)));

test("waiting grows, stays under half a minute and never is zero", () => {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    assert.ok(backoff(attempt, 0) >= 500 && backoff(attempt, 0.999) <= 30_000);
    assert.ok(backoff(attempt + 1, 0) >= backoff(attempt, 0));
  }
});

const photo = (size) => ({ name: "a.JPG", type: "image/jpeg", size });
test("a file that is too big is refused and takes no place", () => {
  assert.deepEqual(judge([photo(10), photo(99), photo(10)], { maxBytes: 50, maxFiles: 2, accept: [] }), ["kept", "too_big", "kept"]);
});
test("files past the allowed number are refused", () => assert.deepEqual(judge([photo(1), photo(1)], { maxBytes: 0, maxFiles: 1, accept: [] }), ["kept", "too_many"]));
test("types are accepted by ending, by kind and exactly", () => {
  for (const accept of [[".jpg"], ["image/*"], ["image/jpeg"]]) assert.deepEqual(judge([photo(1)], { maxBytes: 0, maxFiles: 0, accept }), ["kept"]);
  assert.deepEqual(judge([photo(1)], { maxBytes: 0, maxFiles: 0, accept: ["application/pdf"] }), ["wrong_type"]);
});
test("sizes read like people say them", () => {
  assert.equal(humanSize(512), "512 B");
  assert.equal(humanSize(1_500_000), "1.4 MB");
  assert.equal(humanSize(31_457_280), "30 MB");
});
test("words are filled by name and unknown names stay visible", () => assert.equal(fill("{a} of {b}", { a: 1 }), "1 of {b}"));

const marked = (mark, value, start, end = start) => {
  const { from, to, text, ...chosen } = edit(mark, value, start, end);
  return [value.slice(0, from) + text + value.slice(to), chosen.start, chosen.end];
};
test("bold goes around what is chosen, and off again", () => {
  assert.deepEqual(marked("bold", "请看这里", 2, 4), ["请看**这里**", 4, 6]);
  assert.deepEqual(marked("bold", "请看**这里**", 4, 6), ["请看这里", 2, 4]);
  assert.deepEqual(marked("bold", "", 0), ["****", 2, 2]);
});
test("every chosen line becomes a point of the list, and a line again", () => {
  assert.deepEqual(marked("list", "a\nbc\nd", 2, 6), ["a\n- bc\n- d", 2, 10]);
  assert.deepEqual(marked("list", "- a\n- b", 0, 7), ["a\nb", 0, 3]);
  assert.deepEqual(marked("list", "a", 1), ["- a", 3, 3]);
});
test("a link waits for what is missing, its words or its address", () => {
  assert.deepEqual(marked("link", "说明书", 0, 3), ["[说明书](https://)", 14, 14]);
  assert.deepEqual(marked("link", "https://a.example", 0, 17), ["[](https://a.example)", 1, 1]);
  assert.deepEqual(marked("link", "", 0), ["[](https://)", 1, 1]);
});
