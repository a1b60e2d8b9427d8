// @ts-nocheck: runs under node's test runner, whose types the pages do not need.
import assert from "node:assert/strict";
import { test } from "node:test";
import { range, step } from "./days";

test("a range is the same whichever way one drags", () => {
  assert.deepEqual(range(9, 3), range(3, 9));
});

test("arrows move a day or a week, other keys nothing", () => {
  assert.deepEqual(["ArrowLeft", "ArrowDown", "a"].map(step), [-1, 7, 0]);
});
