# fork, wait, pipes, signals, sockets, files, system calls by way of the C library.
# SPDX-License-Identifier: MIT
use strict;
use warnings;
use Socket;
use IO::Socket::INET;
use IO::Select;
$| = 1;
pipe(my $r, my $w) or die;
my $pid = fork // die;
if (!$pid) { close $r; print $w "from child $_\n" for 1 .. 3; close $w; exit 7 }
close $w;
print while <$r>;
waitpid $pid, 0;
print "status ", $? >> 8, "\n";
my @kids = map { my $n = $_; my $p = fork // die; if (!$p) { select undef, undef, undef, 0.05 * $n; exit $n } $p } 1 .. 5;
my $sum = 0;
for (@kids) { waitpid $_, 0; $sum += $? >> 8 }
print "sum $sum\n";
my $got = 0;
local $SIG{USR1} = sub { $got++ };
kill USR1 => $$ for 1 .. 3;
print "signals $got\n";
my $alarm = eval { local $SIG{ALRM} = sub { die "alarm\n" }; alarm 1; select undef, undef, undef, 5; 0 } // $@;
print $alarm;
print `echo backtick; exit 3`, $? >> 8, "\n";
print "system ", system("true"), " ", system("sh -c 'exit 2'") >> 8, "\n";
open my $out, "|-", "tr a-z A-Z" or die; print $out "piped\n"; close $out;
open my $in, "-|", "seq", 3 or die; my @n = <$in>; close $in; print "read @{[map { chomp; $_ } @n]}\n";
my $server = IO::Socket::INET->new(Listen => 5, LocalAddr => "127.0.0.1", Proto => "tcp") or die "listen: $!";
my $port = $server->sockport;
if (!(my $child = fork)) {
    my $s = IO::Socket::INET->new(PeerAddr => "127.0.0.1", PeerPort => $port, Proto => "tcp") or die;
    print $s "hello server\n";
    print "client got: ", scalar <$s>;
    exit 0;
}
my $client = $server->accept;
my $line = <$client>;
print $client "you said $line";
close $client;
wait;
socketpair(my $a, my $b, AF_UNIX, SOCK_STREAM, PF_UNSPEC) or die;
syswrite $a, "x" x 1000; my $n = sysread $b, my $buffer, 4096; print "socketpair $n\n";
my $select = IO::Select->new($a, $b);
syswrite $a, "y"; print "ready ", scalar($select->can_read(1)), "\n";
socket(my $u1, AF_INET, SOCK_DGRAM, 0) or die; bind $u1, sockaddr_in(0, INADDR_LOOPBACK) or die;
socket(my $u2, AF_INET, SOCK_DGRAM, 0) or die; send $u2, "datagram", 0, getsockname $u1; recv $u1, my $datagram, 100, 0; print "$datagram\n";
open my $f, "+>", "file" or die; print $f "line $_\n" for 1 .. 1000; seek $f, 0, 0; my @l = <$f>; print scalar(@l), " ", -s "file", " ", (-e "missing") ? 1 : 0, "\n";
truncate $f, 10; close $f; print -s "file", "\n"; rename "file", "renamed"; mkdir "dir"; opendir my $d, "."; print join(" ", sort grep { !/^\./ } readdir $d), "\n";
chmod 0600, "renamed"; printf "%o\n", (stat "renamed")[2] & 0777; symlink "renamed", "link"; print readlink "link", "\n"; utime 1, 2, "renamed"; print +(stat "renamed")[9], "\n"; unlink "link", "renamed"; rmdir "dir";
print "$0" =~ /processes/ ? "name\n" : "no name\n", $ENV{LC_ALL}, "\n"; my @t = times; print scalar(@t), " ", (getpwuid 0)[0], "\n";
exec "echo", "exec from perl";
