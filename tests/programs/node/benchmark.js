// V8: baseline and optimised code, deoptimisation, the collector, WebAssembly, workers, timers.
// SPDX-License-Identifier: MIT
'use strict';
const assert = require('assert');

function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

function numeric() {
    const values = Float64Array.from({length: 50000}, (_, i) => i / 7);
    let sum = 0;
    for (let round = 0; round < 40; round++)
        for (let i = 0; i < values.length; i++)
            sum += values[i] * round % 13;
    return sum.toFixed(3);
}

// Shapes that change under optimised code, so that it has to be thrown away.
function shapes() {
    const get = o => o.x + 1;
    let sum = 0;
    for (let round = 0; round < 20; round++)
        for (let i = 0; i < 20000; i++)
            sum += Number(get(round % 5 === 4 ? {x: '1', ['p' + i % 50]: i} : round % 2 ? {y: 1, x: i} : {x: i + 0.5}));
    return sum;
}

function strings() {
    const counts = new Map();
    for (let i = 0; i < 300000; i++) {
        const key = 'k' + (i * 7919 % 5003);
        counts.set(key, (counts.get(key) || 0) + 1);
    }
    const text = JSON.stringify([...counts].sort());
    return [counts.size, text.length, text.match(/"k\d*7"/g).length].join(' ');
}

function garbage() {
    let keep = [];
    for (let i = 0; i < 400000; i++) {
        keep.push({i, text: 'x' + i, array: [i]});
        if (keep.length > 20000)
            keep = keep.slice(10000);
    }
    return keep.reduce((a, k) => a + k.array[0] - k.i, keep.length);
}

// (func (export "sum") (param i32) (result i64)): the sum of squares below the parameter.
const wasm = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 1, 127, 1, 126, 3, 2, 1, 0, 7, 7, 1, 3, 115, 117, 109, 0, 0,
    10, 35, 1, 33, 1, 1, 126, 3, 64, 32, 0, 65, 1, 107, 34, 0, 172, 32, 0, 172, 126, 32, 1, 124, 33, 1, 32, 0, 65, 0, 74, 13, 0, 11,
    32, 1, 11]);

async function workers() {
    const {Worker} = require('worker_threads');
    const shared = new Int32Array(new SharedArrayBuffer(8));
    const body = `const {workerData: s, parentPort} = require('worker_threads');
        for (let i = 0; i < 20000; i++) Atomics.add(s, 0, 1);
        parentPort.postMessage([...'moa'].reverse().join(''));`;
    const said = await Promise.all([1, 2, 3, 4].map(() => new Promise((resolve, reject) => {
        const w = new Worker(body, {eval: true, workerData: shared});
        w.on('message', resolve);
        w.on('error', reject);
    })));
    return said.join(' ') + ' ' + shared[0];
}

async function main() {
    console.log('fib', fib(27));
    console.log('numeric', numeric());
    console.log('shapes', shapes());
    console.log('strings', strings());
    console.log('garbage', garbage());
    const {instance} = await WebAssembly.instantiate(wasm);
    for (let i = 0; i < 300; i++)
        instance.exports.sum(1000);
    console.log('wasm', instance.exports.sum(10000));
    console.log('workers', await workers());
    console.log('sha256', require('crypto').createHash('sha256').update('moa').digest('hex'));
    const zlib = require('zlib'), data = Buffer.alloc(300000, 'some text ');
    assert(zlib.gunzipSync(zlib.gzipSync(data)).equals(data));
    const server = require('http').createServer((q, a) => a.end('served ' + q.url)).listen(0, '127.0.0.1', () => {
        require('http').get({port: server.address().port, host: '127.0.0.1', path: '/x'}, a => a.on('data', d => {
            console.log(d.toString());
            server.close();
        }));
    });
}

main();
