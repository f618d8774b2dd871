// What JavaScript is like: objects, closures, floats, typed arrays, strings, maps, regular expressions, garbage.
// SPDX-License-Identifier: MIT
'use strict';

class Body {
    constructor(i) { this.x = i; this.y = i * 0.5; this.z = -i; this.vx = 0; this.vy = 0; this.vz = 0; this.mass = 1 + i % 3; }
}

function bodies() {
    const all = Array.from({length: 8}, (_, i) => new Body(i + 1));
    for (let step = 0; step < 40000; step++)
        for (let i = 0; i < all.length; i++) {
            const a = all[i];
            for (let j = i + 1; j < all.length; j++) {
                const b = all[j], dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z;
                const pull = 0.001 / Math.pow(dx * dx + dy * dy + dz * dz + 0.1, 1.5);
                a.vx -= dx * pull * b.mass; a.vy -= dy * pull * b.mass; a.vz -= dz * pull * b.mass;
                b.vx += dx * pull * a.mass; b.vy += dy * pull * a.mass; b.vz += dz * pull * a.mass;
            }
            a.x += a.vx * 0.001; a.y += a.vy * 0.001; a.z += a.vz * 0.001;
        }
    return all.reduce((s, b) => s + Math.round(b.x * 10), 0);
}

class Shape { area() { return 0; } }
class Square extends Shape { constructor(a) { super(); this.a = a; } area() { return this.a * this.a; } }
class Half extends Square { area() { return super.area() >> 1; } }

function tree(depth) { return depth ? {left: tree(depth - 1), right: tree(depth - 1)} : {left: null, right: null}; }
function count(t) { return t.left ? 1 + count(t.left) + count(t.right) : 1; }

function objects() {
    let sum = 0;
    for (let round = 0; round < 40; round++)
        sum += count(tree(14));
    const shapes = Array.from({length: 3000}, (_, i) => i % 2 ? new Square(i % 10) : new Half(i % 10));
    for (let round = 0; round < 400; round++)
        sum += shapes.map(s => s.area()).filter(a => a > 8).reduce((a, b) => a + b, 0);
    return sum;
}

function text() {
    const words = new Map();
    let all = '';
    for (let i = 0; i < 200000; i++) {
        const word = 'w' + (i * 7919 % 4001).toString(36);
        words.set(word, (words.get(word) || 0) + 1);
        all += word + ' ';
    }
    const found = all.match(/w[0-9]+z? /g).length, parts = all.split(' ').sort();
    return words.size + found + parts.length + JSON.stringify(JSON.parse(JSON.stringify([...words]))).length;
}

function sieve() {
    const n = 2000000, composite = new Uint8Array(n);
    let primes = 0;
    for (let i = 2; i < n; i++)
        if (!composite[i]) {
            primes++;
            for (let j = i * 2; j < n; j += i)
                composite[j] = 1;
        }
    return primes;
}

console.log(bodies(), objects(), text(), sieve());
