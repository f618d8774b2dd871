// What Java is like: objects and their collector, virtual calls, strings, maps, streams, floats, threads.
// SPDX-License-Identifier: MIT
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

public class Mixed {
    interface Shape { double area(); }
    record Square(double side) implements Shape { public double area() { return side * side; } }
    record Circle(double r) implements Shape { public double area() { return 3.14 * r * r; } }
    record Node(Node left, Node right) { int count() { return left == null ? 1 : 1 + left.count() + right.count(); } }

    static Node tree(int depth) { return depth == 0 ? new Node(null, null) : new Node(tree(depth - 1), tree(depth - 1)); }

    static long objects() {
        long sum = 0;
        for (int round = 0; round < 60; round++)
            sum += tree(14).count();
        Shape[] shapes = new Shape[4000];
        for (int i = 0; i < shapes.length; i++)
            shapes[i] = i % 2 == 0 ? new Square(i % 10) : new Circle(i % 10);
        double areas = 0;
        for (int round = 0; round < 1000; round++)
            for (Shape s : shapes)
                areas += s.area();
        return sum + Math.round(areas);
    }

    static double floats() {
        int n = 160;
        double[][] a = new double[n][n], b = new double[n][n], c = new double[n][n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) {
                a[i][j] = i + j * 0.5;
                b[i][j] = i - j * 0.25;
            }
        for (int round = 0; round < 6; round++)
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++) {
                    double sum = 0;
                    for (int k = 0; k < n; k++)
                        sum += a[i][k] * b[k][j];
                    c[i][j] += sum;
                }
        return c[3][5] + c[n - 1][n - 1];
    }

    static long text() {
        var words = new HashMap<String, Integer>();
        var all = new StringBuilder();
        for (int i = 0; i < 300000; i++) {
            String word = "w" + i * 7919L % 4001;
            words.merge(word, 1, Integer::sum);
            all.append(word).append(' ');
        }
        return words.size() + Arrays.stream(all.toString().split(" ")).sorted().skip(1000).mapToLong(String::hashCode).sum();
    }

    static int primes() {
        var composite = new boolean[3000000];
        int primes = 0;
        for (int i = 2; i < composite.length; i++)
            if (!composite[i]) {
                primes++;
                for (int j = 2 * i; j < composite.length; j += i)
                    composite[j] = true;
            }
        return primes;
    }

    static long threads() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        var counter = new AtomicLong();
        var all = new ArrayList<Future<Integer>>();
        var queue = new ArrayBlockingQueue<Integer>(100);
        for (int t = 0; t < 4; t++)
            all.add(pool.submit(() -> {
                for (int i = 0; i < 100000; i++)
                    counter.addAndGet(i & 3);
                for (int i = 0; i < 200; i++)
                    queue.put(i);
                return 1;
            }));
        for (int i = 0; i < 800; i++)
            counter.addAndGet(queue.take());
        for (var f : all)
            counter.addAndGet(f.get());
        pool.shutdown();
        return counter.get();
    }

    public static void main(String[] args) throws Exception {
        System.out.println(objects() + " " + floats() + " " + text() + " " + primes() + " " + threads());
    }
}
