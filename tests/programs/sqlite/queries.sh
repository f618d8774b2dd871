# A database on disk: loads, indexes, joins, windows, JSON, full text, recovery after a kill.
# SPDX-License-Identifier: MIT
cat > load.sql <<'SQL'
create table item(id integer primary key, name text, price real, kind integer);
with recursive n(i) as (select 1 union all select i + 1 from n where i < 30000)
insert into item select i, 'item ' || (i * 7919 % 10007), (i * 31 % 1000) / 7.0, i % 17 from n;
create table kind(id integer primary key, title text unique);
insert into kind select distinct kind, 'kind ' || kind from item;
create index by_name on item(name); create index by_kind on item(kind, price desc);
SQL
sqlite3 shop.db < load.sql
sqlite3 shop.db "select count(*), round(sum(price), 4), min(name), max(name) from item" "select k.title, count(*), round(avg(i.price), 5) from item i join kind k on k.id = i.kind group by 1 order by 3 desc limit 4" \
    "select id, name from item where name like '%99%' and price > 100 order by name, id limit 3" "explain query plan select * from item where name = 'x'" \
    "select kind, id, rank() over (partition by kind order by price desc, id) as r from item where id < 60 order by r, kind limit 4" \
    "select json_extract('{\"a\":[1,{\"b\":2.5}]}', '$.a[1].b'), json_group_array(x) from (select 1 x union select 2)" \
    "update item set price = price * 1.1 where kind = 3; select changes(), total(price) > 0 from item" "begin; delete from item; rollback; select count(*) from item" \
    "pragma integrity_check" "select printf('%.3f|%08d|%x', 3.14159, 42, 255), hex(randomblob(4)) <> '', substr('hello', 2, 3), date('2024-02-29', '+1 year'), printf('%.9f', sqrt(2))"
sqlite3 shop.db "create virtual table text using fts5(body); insert into text select name from item where id < 5000; select count(*) from text where text match '99*'"
sqlite3 shop.db 'pragma journal_mode=wal' "insert into kind values (99, 'late')" 'select count(*) from kind' 'pragma wal_checkpoint(truncate)'
sqlite3 shop.db .dump | sqlite3 copy.db && sqlite3 copy.db 'select count(*), sum(kind) from item' && sqlite3 shop.db 'vacuum' 'pragma page_count' | gawk '{ print ($1 > 100) }'
sqlite3 -csv -header shop.db 'select * from kind order by id limit 2' | tr -d '\r'; sqlite3 -json shop.db 'select * from kind where id = 3'
(sqlite3 shop.db 'begin; update item set price = 0; select count(*) from item; select 1 from item a, item b, item c where a.price > b.price + c.price' > /dev/null & pid=$!; sleep 0.5; kill -KILL $pid; wait $pid 2> /dev/null)
sqlite3 shop.db 'select count(*) from item where price > 0' 'pragma quick_check'
for i in 1 2 3 4; do sqlite3 -cmd '.timeout 20000' shop.db "insert into kind values (100 + $i, 'parallel $i')" & done; wait; sqlite3 shop.db 'select count(*) from kind where id > 100'
sqlite3 shop.db 'select * from nothing' 2>&1 | grep -o 'near "nothing"'; echo "status $?"
