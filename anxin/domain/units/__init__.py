"""One sold product, with or without a serial number, and its life: who had it, what was done to it, what is inside.

Words: *unit* (机器档案), *code* = the short public code in its QR, *ownership* = somebody had it from when until when, *claim* = somebody says it is hers now, *episode* = one
service or repair from start to end, *component* = a part with a number of its own inside it. Refuses: showing one owner to another.
"""
