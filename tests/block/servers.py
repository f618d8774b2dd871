"""Servers for tests of protocols, and a proxy that cuts connections.
SPDX-License-Identifier: MIT
"""
import os
import random
import selectors
import socket
import subprocess
import threading
import time


def wait_for_socket(path, process, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args} ended: {process.returncode}")
        try:
            with socket.socket(socket.AF_UNIX) as s:
                s.connect(str(path))
            return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"{process.args} does not listen")


def wait_for_port(port, process, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args} ended: {process.returncode}")
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"{process.args} does not listen")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Server:
    """A program that listens, for the length of a `with`."""

    def __init__(self, *command, path=None, port=None, **how):
        self.command, self.path, self.port, self.how = [str(word) for word in command], path, port, how

    def __enter__(self):
        if self.path and os.path.exists(self.path):
            os.unlink(self.path)
        self.process = subprocess.Popen(self.command, **self.how)
        try:
            if self.path:
                wait_for_socket(self.path, self.process)
            else:
                wait_for_port(self.port, self.process)
        except RuntimeError:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Proxy(threading.Thread):
    """Passes a socket's connections on, and cuts each when `lifetime()` bytes have gone through; None: never."""

    def __init__(self, listen, target, lifetime):
        super().__init__(daemon=True)
        self.target, self.lifetime, self.cuts, self.running = target, lifetime, 0, True
        if isinstance(listen, int):
            self.listener = socket.create_server(("127.0.0.1", listen))
        else:
            if os.path.exists(listen):
                os.unlink(listen)
            self.listener = socket.socket(socket.AF_UNIX)
            self.listener.bind(str(listen))
            self.listener.listen()
        self.start()

    def connect(self):
        if isinstance(self.target, int):
            return socket.create_connection(("127.0.0.1", self.target))
        s = socket.socket(socket.AF_UNIX)
        s.connect(str(self.target))
        return s

    def run(self):
        while self.running:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        left = self.lifetime()
        try:
            server = self.connect()
        except OSError:
            client.close()
            return
        with client, server, selectors.DefaultSelector() as selector:
            selector.register(client, selectors.EVENT_READ, server)
            selector.register(server, selectors.EVENT_READ, client)
            while self.running:
                for key, _ in selector.select(1):
                    try:
                        data = key.fileobj.recv(65536)
                        if not data:
                            return
                        if left is not None and len(data) >= left:
                            key.data.sendall(data[:left])
                            self.cuts += 1
                            return
                        key.data.sendall(data)
                    except OSError:
                        return
                    if left is not None:
                        left -= len(data)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.running = False
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()


def lifetimes(seed, low=2000, high=3_000_000):
    """For a proxy: short lives, and some that are long enough for the largest request."""
    numbers = random.Random(seed)
    return lambda: numbers.randint(low, high) if numbers.random() < 0.7 else numbers.randint(40_000_000, 80_000_000)
