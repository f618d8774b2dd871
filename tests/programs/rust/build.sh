# rustc, with LLVM in it, makes an optimised program; threads, panics and unwinding run in it.
# SPDX-License-Identifier: MIT
cat > main.rs <<'RUST'
use std::collections::HashMap;
use std::sync::{mpsc, Arc, Mutex};
use std::thread;

#[derive(Debug, Clone, PartialEq)]
enum Shape {
    Square(f64),
    Circle { radius: f64 },
}

impl Shape {
    fn area(&self) -> f64 {
        match self {
            Shape::Square(side) => side * side,
            Shape::Circle { radius } => 3.0 * radius * radius,
        }
    }
}

fn main() {
    let shapes: Vec<Shape> = (0..1000)
        .map(|i| if i % 2 == 0 { Shape::Square(i as f64) } else { Shape::Circle { radius: i as f64 } })
        .collect();
    println!("areas {}", shapes.iter().map(Shape::area).sum::<f64>());
    let mut counts: HashMap<String, u32> = HashMap::new();
    for i in 0..100_000 {
        *counts.entry(format!("k{}", i % 321)).or_default() += 1;
    }
    println!("counts {} {}", counts.len(), counts["k7"]);
    let total = Arc::new(Mutex::new(0u64));
    let (sender, receiver) = mpsc::channel();
    let threads: Vec<_> = (0..8)
        .map(|t| {
            let (total, sender) = (Arc::clone(&total), sender.clone());
            thread::spawn(move || {
                for i in 0..1000 {
                    *total.lock().unwrap() += i;
                }
                sender.send(t * t).unwrap();
            })
        })
        .collect();
    for t in threads {
        t.join().unwrap();
    }
    drop(sender);
    println!("threads {} {}", total.lock().unwrap(), receiver.iter().sum::<i32>());
    std::panic::set_hook(Box::new(|_| ()));
    let caught = std::panic::catch_unwind(|| {
        let empty: Vec<i32> = Vec::new();
        empty[std::env::args().count()]
    });
    println!("unwound {}", caught.is_err());
    let wide = (1u128 << 100) / 12345678901234567;
    println!("wide {} {:?} {:?}", wide, 250u8.checked_add(10), Shape::Circle { radius: 0.5 });
}
RUST
# Its linker is named: /usr/bin/cc is made when a package is set up, which here none is.
rustc -C linker=/usr/bin/gcc -O -o program main.rs && ./program
