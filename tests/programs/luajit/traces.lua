-- LuaJIT: traces, side exits, the FFI with callbacks, coroutines.
-- SPDX-License-Identifier: MIT
local ffi = require('ffi')
local bit = require('bit')
print('jit', (jit.status()))

local function sieve(n)
  local composite, count = ffi.new('uint8_t[?]', n + 1), 0
  for i = 2, n do
    if composite[i] == 0 then
      count = count + 1
      -- Debian 12's LuaJIT for arm64 runs the body once when the start has become a float beyond the end, on every
      -- machine: BC_JFORI's float path lacks the jump (`mov x21, x28`, which the integer path has).
      if i <= n / i then
        for j = i * i, n, i do composite[j] = 1 end
      end
    end
  end
  return count
end
print('primes', sieve(2000000))

local function branches(n)
  local a, b, x = 0, 0, 12345
  for i = 1, n do
    x = bit.band(x * 1103 + 12345, 0xffffff)
    if x % 3 == 0 then a = a + 1 elseif x % 5 == 0 then b = b + 1 else a = a - b % 2 end
  end
  return a, b
end
print('branches', branches(3000000))

local words = {}
for i = 1, 300000 do
  local w = 'w' .. i % 997
  words[w] = (words[w] or 0) + 1
end
print('words', words.w5, words.w996)

ffi.cdef [[
  typedef int (*compare)(const int *, const int *);
  void qsort(int *, size_t, size_t, compare);
  double sqrt(double);
  long strtol(const char *, char **, int);
  int abs(int);
]]
local numbers = ffi.new('int[1000]')
for i = 0, 999 do numbers[i] = i * 7919 % 1000 end
local callback = ffi.cast('compare', function(a, b) return a[0] - b[0] end)
ffi.C.qsort(numbers, 1000, 4, callback)
callback:free()
local sorted = true
for i = 0, 999 do sorted = sorted and numbers[i] == i end
local total = 0LL
for i = 1, 1000 do total = total + ffi.C.strtol('2a', nil, 16) + ffi.C.abs(-i) end
print('ffi', sorted, total, ffi.C.sqrt(2))

local function count(n) return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end) end
local sum = 0
for i in count(100000) do sum = sum + i end
print('coroutines', sum)
print('errors', (select(2, pcall(function() local t; return t.x end)):gsub('^.*: ', '')))
local float = 0
for i = 1, 5000000 do float = float + 1 / (i * i) end
print('float', ('%.10f'):format(float), 2 ^ 53 + 1, 5 % -3, -7 % 3, 0 / 0 ~= 0 / 0)
print('long', 0x7fffffffffffffffLL + 1LL, 10ULL / 3ULL, bit.tohex(bit.rol(0x12345678, 8)))
