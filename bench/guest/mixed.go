// What Go is like: goroutines and channels, the collector, maps, strings, interfaces, floats.
// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"sort"
	"strings"
	"sync"
)

type node struct{ left, right *node }

func tree(depth int) *node {
	if depth == 0 {
		return &node{}
	}
	return &node{tree(depth - 1), tree(depth - 1)}
}

func (n *node) count() int {
	if n.left == nil {
		return 1
	}
	return 1 + n.left.count() + n.right.count()
}

func objects() int {
	sum := 0
	for round := 0; round < 60; round++ {
		sum += tree(14).count()
	}
	return sum
}

func floats() float64 {
	const n = 160
	var a, b, c [n][n]float64
	for i := range a {
		for j := range a[i] {
			a[i][j], b[i][j] = float64(i)+float64(j)*0.5, float64(i)-float64(j)*0.25
		}
	}
	for round := 0; round < 6; round++ {
		for i := range c {
			for j := range c[i] {
				sum := 0.0
				for k := range b {
					sum += a[i][k] * b[k][j]
				}
				c[i][j] += sum
			}
		}
	}
	return c[3][5] + c[n-1][n-1]
}

func text() int {
	words := map[string]int{}
	var all strings.Builder
	for i := 0; i < 200000; i++ {
		word := fmt.Sprintf("w%d", i*7919%4001)
		words[word]++
		all.WriteString(word)
		all.WriteByte(' ')
	}
	parts := strings.Fields(all.String())
	sort.Strings(parts)
	return len(words) + len(parts) + len(parts[5000])
}

func pass(numbers, results chan int) {
	for n := range numbers {
		results <- n * n % 1009
	}
}

func goroutines() int {
	numbers, results := make(chan int), make(chan int, 100)
	var all sync.WaitGroup
	for i := 0; i < 50; i++ {
		all.Add(1)
		go func() { pass(numbers, results); all.Done() }()
	}
	go func() {
		for i := 0; i < 200000; i++ {
			numbers <- i
		}
		close(numbers)
		all.Wait()
		close(results)
	}()
	sum := 0
	for r := range results {
		sum += r
	}
	return sum
}

func main() {
	fmt.Println(objects(), floats(), text(), goroutines())
}
