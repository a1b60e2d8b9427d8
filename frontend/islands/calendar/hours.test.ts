// @ts-nocheck: runs under node's test runner, whose types the pages do not need.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readHours, weekBars } from "./hours";

test("a line is read as people mean it", () => {
  assert.deepEqual(readHours("9-12，13:30～18:00"), [[540, 720], [810, 1080]]);
  assert.deepEqual(readHours("22:00至06:00"), [[1320, 1800]]);
  assert.deepEqual(readHours("休息"), []);
});

test("what cannot be read is null, as the server refuses it", () => {
  for (const line of ["25:00-99:99", "lunch", "09:00", "24:00-25:00"]) assert.equal(readHours(line), null);
});

test("a night shift goes on at the beginning of the next day, Sunday's on Monday", () => {
  const bars = weekBars(["", "", "", "", "", "", "22:00-06:00"]);
  assert.deepEqual(bars[6], [{ x: 1320, width: 120 }]);
  assert.deepEqual(bars[0], [{ x: 0, width: 360 }]);
});
