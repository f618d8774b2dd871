# Go's own tool chain builds a program, which then has its collector, its preemption by signals and its channels at work.
# SPDX-License-Identifier: MIT
export GOCACHE=$PWD/cache GOPATH=$PWD/path GOFLAGS=-mod=mod GO111MODULE=on GOTOOLCHAIN=local GOMAXPROCS=8
mkdir hello && cd hello || exit 1
cat > go.mod <<'GO'
module hello

go 1.18
GO
cat > main.go <<'GO'
package main

import (
	"runtime"
	"runtime/debug"
	"strconv"
	"sync"
	"sync/atomic"
)

type tree struct{ left, right *tree }

func grow(depth int) *tree {
	if depth == 0 {
		return &tree{}
	}
	return &tree{grow(depth - 1), grow(depth - 1)}
}

func (t *tree) count() int {
	if t.left == nil {
		return 1
	}
	return 1 + t.left.count() + t.right.count()
}

// Eight goroutines allocate while the collector runs all the time.
func collector() {
	debug.SetGCPercent(20)
	var group sync.WaitGroup
	var nodes int64
	for g := 0; g < 8; g++ {
		group.Add(1)
		go func() {
			defer group.Done()
			for i := 0; i < 12; i++ {
				atomic.AddInt64(&nodes, int64(grow(10).count()))
			}
		}()
	}
	group.Wait()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	println("nodes", nodes, "collected", stats.NumGC > 0)
}

// A loop that never calls anything has to be interrupted by a signal for the others to run.
func preemption() {
	runtime.GOMAXPROCS(1)
	var stop, turns int64
	go func() {
		for i := 0; i < 3; i++ {
			turns++
			runtime.Gosched()
		}
		atomic.StoreInt64(&stop, 1)
	}()
	spins := uint64(0)
	for atomic.LoadInt64(&stop) == 0 {
		spins++
	}
	runtime.GOMAXPROCS(8)
	println("preempted", turns, spins > 0)
}

func pipeline() {
	numbers, squares := make(chan int), make(chan int, 16)
	var workers sync.WaitGroup
	for w := 0; w < 8; w++ {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for n := range numbers {
				squares <- n * n
			}
		}()
	}
	go func() {
		for i := 0; i < 20000; i++ {
			numbers <- i
		}
		close(numbers)
		workers.Wait()
		close(squares)
	}()
	sum := 0
	for s := range squares {
		sum += s
	}
	println("squares", sum)
}

func panics() (text string) {
	defer func() { text = recover().(runtime.Error).Error() }()
	var nothing *tree
	return strconv.Itoa(nothing.left.count())
}

func main() {
	collector()
	preemption()
	pipeline()
	println(panics())
}
GO
go build -o hello . || exit 1
for i in 1 2 3; do ./hello 2>&1; done
go vet . && echo vetted
mkdir ../other && cat > ../other/run.go <<'GO'
package main

func main() { println("go run") }
GO
go run ../other/run.go 2>&1
