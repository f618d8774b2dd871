"""Threads, processes, sockets, signals, asyncio."""
# SPDX-License-Identifier: MIT
import asyncio
import concurrent.futures
import multiprocessing
import os
import queue
import selectors
import signal
import socket
import socketserver
import subprocess
import sys
import threading
import time

lock, total = threading.Lock(), 0


def add(n):
    global total
    for _ in range(n):
        with lock:
            total += 1


def square(n):
    return n * n


class Echo(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(self.rfile.readline().upper())


def ask(port, text):
    with socket.create_connection(("127.0.0.1", port)) as s:
        s.sendall(text + b"\n")
        return s.makefile("rb").readline()


async def serve():
    async def handle(reader, writer):
        line = await reader.readline()
        await asyncio.sleep(0.01)
        writer.write(line[::-1])
        await writer.drain()
        writer.close()

    async def client(port, text):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(text.encode() + b"\n")
        answer = await reader.read()
        writer.close()
        return answer.decode().strip()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    print(await asyncio.gather(*(client(port, f"task{i}") for i in range(10))))
    process = await asyncio.create_subprocess_exec("/bin/cat", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    print(await process.communicate(b"through cat\n"), process.returncode)
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.05)
    except asyncio.TimeoutError:
        print("timeout")
    server.close()
    print(await asyncio.get_running_loop().run_in_executor(None, square, 12))


def main():
    threads = [threading.Thread(target=add, args=(3000,)) for _ in range(8)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print("threads", total)
    box = queue.Queue(4)
    producer = threading.Thread(target=lambda: [box.put(i) for i in range(200)] and box.put(None))
    producer.start()
    print("queue", sum(iter(box.get, None)))
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        print("pool", sum(pool.map(square, range(100))))
    with multiprocessing.get_context("fork").Pool(2) as pool:
        print("processes", pool.map(square, range(10)))
    done = subprocess.run(["/bin/sh", "-c", "cat; echo error >&2; exit 3"], input=b"input", capture_output=True)
    print(done.stdout, done.stderr, done.returncode)
    code = "import sys; print(sys.argv[1], sys.stdin.read())"
    print(subprocess.check_output([sys.executable, "-c", code, "argument"], input="text", text=True).strip())
    try:
        subprocess.run(["sleep", "10"], timeout=0.2)
    except subprocess.TimeoutExpired:
        print("expired")
    killed = subprocess.Popen(["sleep", "10"])
    killed.terminate()
    print("killed", killed.wait())
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(w, b"child %d" % (os.getppid() != os.getpid()))
        os._exit(9)
    os.close(w)
    print(os.read(r, 100), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    caught = []
    signal.signal(signal.SIGALRM, lambda number, frame: caught.append(number))
    signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
    while len(caught) < 3:
        time.sleep(0.5)
    signal.setitimer(signal.ITIMER_REAL, 0)
    print("signals", caught[:3])
    signal.signal(signal.SIGUSR1, lambda number, frame: caught.append(number))
    signal.pthread_kill(threading.main_thread().ident, signal.SIGUSR1)
    print(signal.SIGUSR1 in caught, signal.sigtimedwait([signal.SIGUSR2], 0.01))
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Echo) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print([ask(server.server_address[1], b"hello %d" % i) for i in range(3)])
        server.shutdown()
    left, right = socket.socketpair()
    selector = selectors.DefaultSelector()
    selector.register(right, selectors.EVENT_READ)
    print(selector.select(0.01), left.send(b"x" * 1000), len(selector.select(1)), len(right.recv(4096)))
    r, w = os.pipe()
    socket.send_fds(left, [b"fd"], [w])
    message, fds, _, _ = socket.recv_fds(right, 10, 2)
    os.write(fds[0], b"over a passed descriptor")
    print(message, os.read(r, 100))
    asyncio.run(serve())
    print(os.path.basename(os.readlink("/proc/self/exe")).startswith("python3"), os.sysconf("SC_PAGESIZE"), os.get_terminal_size.__name__)
    event = threading.Event()
    print(event.wait(0.01), threading.Timer(0.01, event.set).start(), event.wait(5))


main()
