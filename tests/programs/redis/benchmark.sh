# redis-server under redis-benchmark, then what it saved is read by another one.
# SPDX-License-Identifier: MIT
socket=$PWD/redis.sock
start() {
    redis-server --port 0 --unixsocket "$socket" --dir "$PWD" --save '' --appendonly no --io-threads 2 --daemonize no > server.log 2>&1 &
    server=$!
    for _ in $(seq 600); do
        [ "$(redis-cli -s "$socket" ping 2> /dev/null)" = PONG ] && return
        sleep 0.1
    done
    cat server.log
    exit 1
}
cli() { redis-cli -s "$socket" "$@"; }
start
redis-benchmark -s "$socket" -q -n "${REQUESTS:-4000}" -c 20 -t ping,set,get,incr,lpush,lpop,sadd,hset,zadd,mset --csv > csv 2>&1
cut -d, -f1 csv | tr -d '"' | grep -v test
redis-benchmark -s "$socket" -q -P 16 -n "${REQUESTS:-4000}" -t set -r 1000 --csv > csv && cut -d, -f1 csv | tail -1 | tr -d '"'
cli set greeting hello
cli append greeting ' moa'
cli get greeting
cli eval 'local s = 0 for i = 1, 100 do s = s + i end return s' 0
cli zadd scores 3 c 1 a 2 b
cli zrange scores 0 -1
cli save
cli info memory | grep -o '^mem_allocator:[a-z]*'
cli shutdown nosave
wait $server
echo "server $?"
start
cli get greeting
cli shutdown nosave
wait $server
echo "server $?"
