-- Tables, closures, coroutines, metatables, strings, integers and floats.
-- SPDX-License-Identifier: MIT
local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
print(fib(20), 7 // 2, -7 // 2, 7 % -3, 7 / 2, 2 ^ 0.5, 1 << 62, ~0, math.maxinteger + 1 == math.mininteger, 10 // 0.0, 3 | 4)
local t = {}
for i = 1, 100000 do t[i % 977] = (t[i % 977] or 0) + i end
local s = 0
for k, v in pairs(t) do s = s + k * v end
print(s, #t, select("#", table.unpack({1, 2, nil, 4}, 1, 4)))
local words = {}
for w in ("the quick brown fox jumps"):gmatch("%a+") do words[#words + 1] = w end
table.sort(words, function(a, b) return #a < #b or #a == #b and a < b end)
print(table.concat(words, " "), ("abc"):rep(3, "-"), ("hello"):gsub("l+", "<%0>"), ("key = value"):match("^(%w+)%s*=%s*(%w+)$"))
print(string.format("%5.2f|%-5s|%05d|%x|%q|%g|%s", 3.14159, "ab", 42, 255, "q\n", 1e20, 1e15), #string.pack("<i4d", 1, 2), string.unpack("<i4", "\1\2\0\0"))
local co = coroutine.wrap(function(a) for i = 1, 3 do a = coroutine.yield(a * i) end return "done" end)
print(co(1), co(10), co(100), co(0))
local V = {__add = function(a, b) return setmetatable({x = a.x + b.x}, getmetatable(a)) end, __index = function(_, k) return k .. "?" end, __call = function(self, n) return self.x * n end, __tostring = function(v) return "V" .. v.x end, __lt = function(a, b) return a.x < b.x end}
local v = setmetatable({x = 1}, V) + setmetatable({x = 2}, V)
print(tostring(v), v.missing, v(5), v < setmetatable({x = 9}, V))
print(pcall(error, {code = 1}) == false, select(2, pcall(function() local x = nil; return x.y end)):gsub("^.-:%d+: ", ""))
print(math.sin(1), math.floor(-1.5), math.type(1), math.type(1.0), math.ult(1, -1), math.tointeger(3.0), 0x1p4, 1e308 * 10, -(0 / 0) ~= 0 / 0)
local parts = {}
for i = 1, 20000 do parts[#parts + 1] = tostring(i * i % 1000) end
print(#table.concat(parts), utf8.char(228, 8364, 128578), utf8.len("äö"), os.time({year = 2001, month = 9, day = 9, hour = 1, min = 46, sec = 40}))
local f = assert(io.open("file", "w")); for i = 1, 100 do f:write(i, "\n") end f:close()
local n = 0; for line in io.lines("file") do n = n + tonumber(line) end
print(n, os.rename("file", "other"), os.remove("other"), io.open("missing") == nil)
local p = io.popen("echo from a pipe"); print(p:read("a")); p:close(); print((os.execute("exit 3")))
local weak = setmetatable({}, {__mode = "k"}); for i = 1, 1000 do weak[{}] = i end collectgarbage(); print(next(weak), collectgarbage("count") > 0)
goto done
print("skipped")
::done:: print(load("return 1 + ...")(41), #arg, arg[0]:match("[^/]*$"))
do local c <close> = setmetatable({}, {__close = function() print("closed") end}) end
