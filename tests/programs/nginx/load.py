"""nginx with two workers serves files to many connections at once, and answers what is wrong with errors.
SPDX-License-Identifier: MIT"""
import concurrent.futures
import hashlib
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

REQUESTS, CONNECTIONS = int(os.environ.get('REQUESTS', 40)), 16
top = Path.cwd()
(top / 'pages').mkdir()
(top / 'temp').mkdir()
big = b'0123456789abcdef' * 20000
(top / 'pages/big').write_bytes(big)
(top / 'pages/index.html').write_text('<p>hello</p>\n')
(top / 'nginx.conf').write_text(f'''
daemon off; worker_processes 2; pid {top}/pid; error_log {top}/error.log; master_process on;
events {{ worker_connections 256; }}
http {{
    access_log {top}/access.log; sendfile on; keepalive_requests 1000000; gzip on; gzip_min_length 1; gzip_types text/plain;
    client_body_temp_path {top}/temp/a; proxy_temp_path {top}/temp/b; fastcgi_temp_path {top}/temp/c; uwsgi_temp_path {top}/temp/d;
    scgi_temp_path {top}/temp/e;
    server {{
        listen unix:{top}/socket; root {top}/pages;
        location /said {{ return 200 "you said $arg_word\\n"; }}
        location ~ ^/re/(?<n>[0-9]+)$ {{ return 202 $n; }}
    }}
}}
''')
server = subprocess.Popen(['/usr/sbin/nginx', '-p', str(top), '-e', str(top / 'error.log'), '-c', str(top / 'nginx.conf')])


def connect():
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(120)
    connection.connect(str(top / 'socket'))
    return connection, connection.makefile('rb')


def get(connection, stream, path, headers=''):
    connection.sendall(f'GET {path} HTTP/1.1\r\nHost: x\r\n{headers}\r\n'.encode())
    status = int(stream.readline().split()[1])
    fields = {}
    while (line := stream.readline().strip()):
        name, value = line.decode().split(':', 1)
        fields[name.lower()] = value.strip()
    return status, stream.read(int(fields['content-length'])) if 'content-length' in fields else b''


def client(number):
    connection, stream = connect()
    good = 0
    for i in range(REQUESTS):
        good += get(connection, stream, '/') == (200, b'<p>hello</p>\n')
        good += get(connection, stream, f'/said?word={number}-{i}') == (200, f'you said {number}-{i}\n'.encode())
        if i % 10 == 0:
            good += get(connection, stream, '/big') == (200, big)
    connection.close()
    return good


for _ in range(600):
    try:
        connect()[0].close()
        break
    except OSError:
        time.sleep(0.1)
with concurrent.futures.ThreadPoolExecutor(CONNECTIONS) as pool:
    print('good answers', sum(pool.map(client, range(CONNECTIONS))) == CONNECTIONS * (2 * REQUESTS + (REQUESTS + 9) // 10))
connection, stream = connect()
print('missing', get(connection, stream, '/nothing')[0])
print('pattern', get(connection, stream, '/re/42'))
print('range', get(connection, stream, '/big', 'Range: bytes=16-31\r\n'))
connection.close()
server.send_signal(signal.SIGHUP)   # new workers
time.sleep(0.5)
connection, stream = connect()
print('after reload', hashlib.md5(get(connection, stream, '/big')[1]).hexdigest() == hashlib.md5(big).hexdigest())
connection.close()
server.send_signal(signal.SIGQUIT)
print('status', server.wait(60))
print('logged', sum(1 for _ in open(top / 'access.log')) > CONNECTIONS * REQUESTS)
