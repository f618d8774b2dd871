# javac and java: the interpreter, both compilers, three collectors, threads, traps that become exceptions.
# SPDX-License-Identifier: MIT
home=$(echo /usr/lib/jvm/java-*-openjdk-*)
home=$(echo $home | cut -d' ' -f1)
options="-Xmx256m -XX:+UseSerialGC -XX:-UsePerfData"
cat > Main.java <<'JAVA'
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

public class Main {
    interface Shape { double area(); }
    record Square(double side) implements Shape { public double area() { return side * side; } }
    record Circle(double r) implements Shape { public double area() { return 3 * r * r; } }
    record Line(double length) implements Shape { public double area() { return 0; } }

    static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

    static double areas() {
        Shape[] shapes = new Shape[3000];
        for (int i = 0; i < shapes.length; i++)
            shapes[i] = i % 3 == 0 ? new Square(i) : i % 3 == 1 ? new Circle(i) : new Line(i);
        double sum = 0;
        for (int round = 0; round < 100; round++)
            for (Shape s : shapes)
                sum += s.area();
        return sum;
    }

    static int nulls() {
        int caught = 0;
        Object[] things = new Object[100];
        for (int i = 0; i < 20000; i++) {
            try {
                caught += things[i % 100].hashCode() & 0;
            } catch (NullPointerException e) {
                caught++;
            }
            try {
                caught += 1 / (i & 1 - 1);
            } catch (ArithmeticException e) {
                caught++;
            }
        }
        return caught;
    }

    static int deep(int n) { return n + deep(n + 1); }

    static boolean overflow() {
        try {
            return deep(0) == 0;
        } catch (StackOverflowError e) {
            return true;
        }
    }

    static synchronized void nothing() { }

    static long threads() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        var counter = new AtomicLong();
        long[] plain = {0};
        var all = new ArrayList<Future<Integer>>();
        for (int t = 0; t < 8; t++)
            all.add(pool.submit(() -> {
                for (int i = 0; i < 5000; i++) {
                    counter.incrementAndGet();
                    synchronized (plain) { plain[0]++; }
                    nothing();
                }
                return 1;
            }));
        int done = 0;
        for (var f : all)
            done += f.get();
        pool.shutdown();
        return counter.get() + plain[0] + done;
    }

    public static void main(String[] args) throws Exception {
        System.out.println("fib " + fib(27));
        System.out.println("areas " + areas());
        var map = new HashMap<String, Integer>();
        for (int i = 0; i < 200000; i++)
            map.merge("k" + i % 1000, 1, Integer::sum);
        System.out.println("map " + map.size() + " " + map.get("k7"));
        System.out.println("stream " + IntStream.range(0, 100000).parallel().mapToLong(i -> (long) i * i).sum());
        System.out.println("nulls " + nulls() + " overflow " + overflow());
        System.out.println("threads " + threads());
        System.out.println("text " + Arrays.stream("the quick brown fox".split(" ")).sorted().collect(Collectors.joining(",")));
        System.out.println(String.format("%.3f %x %s", Math.sin(1) + Math.pow(2, 0.5), "moa".hashCode(), Math.fma(2.0, 3.0, 4.0)));
    }
}
JAVA
$home/bin/javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC Main.java || exit 1
echo interpreted and compiled in tiers; $home/bin/java $options Main
echo C1; $home/bin/java $options -XX:TieredStopAtLevel=1 Main | md5sum
echo C2; $home/bin/java $options -XX:-TieredCompilation Main | md5sum
echo G1; $home/bin/java -Xmx256m -XX:+UseG1GC Main | md5sum
