# PostgreSQL: initdb, the server with its processes and shared memory, pgbench.
# SPDX-License-Identifier: MIT
bin=$(echo /usr/lib/postgresql/*/bin)
export PGDATA=$PWD/data PGHOST=$PWD PGUSER=moa PGDATABASE=postgres
"$bin/initdb" -U moa -A trust -N -E UTF8 --locale=C > initdb.log 2>&1 || { cat initdb.log; exit 1; }
echo initialised
cat >> "$PGDATA/postgresql.conf" << CONF
listen_addresses = ''
unix_socket_directories = '$PWD'
fsync = off
max_connections = 20
CONF
"$bin/pg_ctl" -w -t 120 -l server.log start > /dev/null || { cat server.log; exit 1; }
psql() { "$bin/psql" -X -q -A -t "$@" 2>&1; }
psql << SQL
create table numbers as select i, i * i as square, md5(i::text) as hash from generate_series(1, 20000) i;
create index on numbers (hash);
analyze numbers;
select count(*), sum(square), max(hash) from numbers;
select i from numbers where hash = md5('4711');
select round(avg(i)::numeric, 3), string_agg(i::text, ',' order by i) from numbers where i < 5;
create function fact(n int) returns numeric language plpgsql as \$\$
begin if n < 2 then return 1; end if; return n * fact(n - 1); end \$\$;
select fact(40);
select 1 / 0;
select sqrt(2.0::float8), 'infinity'::float8, exp(1.0)::numeric(20, 10);
select json_build_object('a', 1, 'b', array[1, 2])::jsonb -> 'b' -> 1;
SQL
"$bin/pgbench" -i -s 1 > init.log 2>&1 || cat init.log
"$bin/pgbench" -c 4 -j 2 -t "${TRANSACTIONS:-100}" > bench.log 2>&1 || cat bench.log
grep 'actually processed' bench.log
psql -c 'select count(*) from pgbench_history' -c 'select sum(abalance) = (select sum(delta) from pgbench_history) from pgbench_accounts'
"$bin/pg_dump" -t numbers | grep -c 'md5\|^[0-9]'
"$bin/pg_ctl" -w -t 120 -m fast stop > /dev/null && echo stopped
