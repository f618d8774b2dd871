# Ruby: its virtual machine, collector, threads, fibers, processes and big numbers.
# SPDX-License-Identifier: MIT
require 'json'
require 'digest'
require 'socket'
require 'set'

def fib(n) = n < 2 ? n : fib(n - 1) + fib(n - 2)
puts "fib #{fib(22)}"
puts "factorial #{(1..60).inject(:*)}"
puts "power #{(7**300).to_s.length} #{2**100 % 97}"
words = Hash.new(0)
100_000.times { |i| words["w#{i % 503}"] += 1 }
puts "words #{words.size} #{words['w7']} #{words.max_by { |_, n| n }[1]}"
puts "regexp #{'2024-05-06 and 1999-12-31'.scan(/(\d+)-(\d+)-(\d+)/).map { |y, m, d| "#{d}.#{m}.#{y}" }.join(' ')}"
puts "json #{JSON.generate(JSON.parse('{"a": [1, 2.5, null, "é"], "b": {"c": true}}'))}"
puts "sha #{Digest::SHA256.hexdigest('moa')}"
puts "float #{Math.sqrt(2)} #{0.1 + 0.2} #{1e22} #{(1.0 / 3).round(5)} #{Float::INFINITY - Float::INFINITY}"
queue = Queue.new
threads = 8.times.map { |t| Thread.new { 500.times { |i| queue << t * i } } }
threads.each(&:join)
puts "threads #{queue.size} #{Array.new(queue.size) { queue.pop }.sum}"
fiber = Fiber.new { 3.times { |i| Fiber.yield i }; :done }
puts "fiber #{4.times.map { fiber.resume }.inspect}"
keep = nil
200_000.times { |i| keep = [i, "text #{i}", { i => keep && keep[0] }] }
GC.start
puts "collected #{keep[0]} #{GC.count.positive?}"
reader, writer = IO.pipe
pid = fork { reader.close; writer.puts 'from the child'; exit! 7 }
writer.close
puts "#{reader.read.strip} #{Process.wait2(pid)[1].exitstatus}"
puts "command #{`echo $((6 * 7))`.strip}"
server = TCPServer.new('127.0.0.1', 0)
answer = Thread.new { c = server.accept; c.puts c.gets.reverse.strip; c.close }
client = TCPSocket.new('127.0.0.1', server.addr[1])
client.puts 'moa'
puts "socket #{client.gets.strip}"
answer.join
begin
  def deep(n) = deep(n + 1) + 1
  deep(0)
rescue SystemStackError
  puts 'stack overflow caught'
end
old = trap('USR1') { puts 'signal' }
Process.kill('USR1', Process.pid)
sleep 0.05
puts "set #{Set[3, 1, 2].subset?(Set[1, 2, 3, 4])} #{[3, 1, 2].sort.each_slice(2).to_a.inspect} #{'%05.1f|%-4s|%x' % [3.14159, 'ab', 255]}"
