# Erlang: the compiler, thousands of processes, timers, binaries, big numbers; BeamAsm's code on arm64.
# SPDX-License-Identifier: MIT
erl_dir=/usr/lib/erlang
cat > moa.erl <<'ERL'
-module(moa).
-export([main/0, node/2]).

fib(N) when N < 2 -> N;
fib(N) -> fib(N - 1) + fib(N - 2).

%% A ring of processes which pass a number on.
node(Next, Boss) ->
    receive
        {token, 0} -> Boss ! done;
        {token, N} -> Next ! {token, N - 1}, node(Next, Boss);
        stop -> ok
    end.

ring(Size, Turns) ->
    Boss = self(),
    First = spawn(fun() -> receive {next, P} -> node(P, Boss) end end),
    Last = lists:foldl(fun(_, Next) -> spawn(moa, node, [Next, Boss]) end, First, lists:seq(2, Size)),
    First ! {next, Last},
    First ! {token, Turns},
    receive done -> ok end.

parallel() ->
    Me = self(),
    [spawn(fun() -> Me ! {sum, lists:sum([X * X || X <- lists:seq(1, 20000)])} end) || _ <- lists:seq(1, 16)],
    lists:sum([receive {sum, S} -> S end || _ <- lists:seq(1, 16)]).

main() ->
    io:format("fib ~p~n", [fib(24)]),
    ok = ring(2000, 50000),
    io:format("ring passed~n"),
    io:format("parallel ~p~n", [parallel()]),
    io:format("big ~p~n", [lists:foldl(fun(X, A) -> X * A end, 1, lists:seq(1, 30))]),
    Table = ets:new(t, [set, public]),
    [ets:insert(Table, {I, I * I}) || I <- lists:seq(1, 20000)],
    io:format("ets ~p ~p~n", [ets:info(Table, size), ets:lookup(Table, 777)]),
    <<A:12, B/bitstring>> = <<16#abcdef:24>>,
    io:format("bits ~.16b ~p~n", [A, bit_size(B)]),
    io:format("float ~.6f ~p~n", [math:sin(1.0), catch 1 / zero()]),
    io:format("~p~n", [element(1, catch error(oops))]),
    io:format("md5 ~.16b~n", [binary:decode_unsigned(erlang:md5(<<"moa">>))]),
    receive after 20 -> io:format("timer~n") end,
    Port = open_port({spawn, "echo a port"}, [{line, 80}]),
    receive {Port, {data, {eol, Line}}} -> io:format("~s~n", [Line]) end,
    halt(0, [{flush, true}]).

zero() -> list_to_integer("0").
ERL
export ERL_CRASH_DUMP=/dev/null
erlc +no_docs moa.erl 2>/dev/null || erlc moa.erl || exit 1
erl -noshell -s moa main < /dev/null 2>&1 | sed 's/{.EXIT.,{badarith,.*/badarith/; /^ /d'
