# Arrays, regular expressions, numbers, pipes, time, user functions.
# SPDX-License-Identifier: MIT
function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2) }
BEGIN {
    print fib(18), length("hello"), substr("hello", 2, 3), index("hello", "l"), toupper("abc"), sprintf("%05.2f|%x|%c|%e", 3.14159, 255, 65, 1234.5)
    for (i = 0; i < 100000; i++) sum[i % 13] += i
    n = asorti(sum, keys, "@ind_num_asc"); for (i = 1; i <= n; i++) printf "%s=%d ", keys[i], sum[keys[i]]; print ""
    text = "the year 1999 and 2024"; while (match(text, /[0-9]+/)) { print substr(text, RSTART, RLENGTH), RSTART; text = substr(text, RSTART + RLENGTH) }
    s = "aaa bbb"; print gsub(/a/, "<&>", s), s; print gensub(/(a+) (b+)/, "\\2 \\1", 1, "aaa bbb")
    print sin(1), cos(1), exp(1), log(10), sqrt(2), int(-3.7), atan2(0, -1), 2 ^ 53, 7 % -3, 1e300 * 1e300, log(0)
    n = split("a:b:c", parts, ":"); print n, parts[3]; delete parts[2]; print (2 in parts), length(parts)
    "echo from a pipe" | getline line; print line; print "b\na\nc" | "sort"; close("sort")
    while (("seq 3" | getline x) > 0) total += x; print total, x
    print strftime("%F", 86400 * 365, 1), mktime("1970 01 02 00 00 00"), and(12, 10), or(12, 10), xor(12, 10), lshift(1, 40), compl(0) > "out"; close("out"); while ((getline l < "out") > 0) print l
    srand(1); r = rand(); srand(1); print r == rand(), system("exit 3")
    PROCINFO["sorted_in"] = "@val_num_desc"; c["x"] = 1; c["y"] = 3; c["z"] = 2; for (k in c) printf "%s", k; print ""
    m[1][2] = "sub"; print isarray(m[1]), m[1][2]; f = "fib"; print @f(10); switch ("abc") { case /b/: print "regex case"; break; default: print "no" }
    for (i = 0; i < 20000; i++) big = big "x"; print length(big); print substr(big, 19999) "|", "a" < "b", 10 < 9, "10" < "9", -0, 1 / 3
    printf "%s %s %d\n", 0.1 + 0.2, 1e6, 2147483648 * 4; print length("ünï"), tolower("ABC") ~ /^a.c$/
}
