/* Scalar floating point: nbody, matmul, mandelbrot, libm.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#include <math.h>

struct body {
    double x, y, z, vx, vy, vz, mass;
};

static void advance(struct body *b, int n, double dt)
{
    for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
            double dx = b[i].x - b[j].x, dy = b[i].y - b[j].y, dz = b[i].z - b[j].z;
            double d2 = dx * dx + dy * dy + dz * dz;
            double mag = dt / (d2 * sqrt(d2));
            b[i].vx -= dx * b[j].mass * mag;
            b[i].vy -= dy * b[j].mass * mag;
            b[i].vz -= dz * b[j].mass * mag;
            b[j].vx += dx * b[i].mass * mag;
            b[j].vy += dy * b[i].mass * mag;
            b[j].vz += dz * b[i].mass * mag;
        }
    }
    for (int i = 0; i < n; i++) {
        b[i].x += dt * b[i].vx;
        b[i].y += dt * b[i].vy;
        b[i].z += dt * b[i].vz;
    }
}

static double nbody(void)
{
    struct body b[5];
    for (int i = 0; i < 5; i++)
        b[i] = (struct body){i * 1.5,       0.3 * i, -0.2 * i,           0.01 * i,
                             0.5 - 0.1 * i, 0.02,    i ? 0.01 * i : 39.0};
    for (int i = 0; i < 400000; i++)
        advance(b, 5, 0.001);
    return b[0].x + b[4].vy;
}

static double matmul(void)
{
    enum {
        N = 160
    };
    static double a[N][N], b[N][N], c[N][N];
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            a[i][j] = i + j * 0.5;
            b[i][j] = i - j * 0.25;
        }
    for (int round = 0; round < 12; round++)
        for (int i = 0; i < N; i++)
            for (int j = 0; j < N; j++) {
                double sum = c[i][j];
                for (int k = 0; k < N; k++)
                    sum += a[i][k] * b[k][j];
                c[i][j] = sum * 0.5;
            }
    return c[17][31];
}

static double mandelbrot(void)
{
    int inside = 0;
    for (int py = 0; py < 300; py++)
        for (int px = 0; px < 300; px++) {
            double cr = px / 150.0 - 1.5, ci = py / 150.0 - 1.0, zr = 0, zi = 0;
            int n = 0;
            while (n < 200 && zr * zr + zi * zi < 4.0) {
                double t = zr * zr - zi * zi + cr;
                zi = 2 * zr * zi + ci;
                zr = t;
                n++;
            }
            inside += n == 200;
        }
    return inside;
}

static double libm(void)
{
    double sum = 0;
    for (int i = 1; i < 700000; i++) {
        double x = i * 0.001;
        sum += sin(x) * exp(-x * 0.01) + log(x) + pow(x, 0.3) + atan2(x, 3.0);
    }
    return sum;
}

static const struct workload table[] = {
    {"nbody", nbody}, {"matmul", matmul}, {"mandelbrot", mandelbrot}, {"libm", libm}};
BENCH_MAIN(table)
