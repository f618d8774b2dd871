# Data structures, regular expressions, formats, sorting, closures, objects.
# SPDX-License-Identifier: MIT
use strict;
use warnings;
my %h;
$h{$_ % 17} += $_ for 1 .. 20000;
print join(",", map { "$_=$h{$_}" } sort { $h{$b} <=> $h{$a} || $a <=> $b } keys %h), "\n";
my $text = join " ", map { "word$_" } 1 .. 3000;
my $count = () = $text =~ /\bword(\d)\1\b/g;
print "$count\n";
(my $swapped = "2024-02-29") =~ s/(\d+)-(\d+)-(\d+)/$3.$2.$1/;
print "$swapped\n";
print "named $+{year}\n" if "on 1999-12-31" =~ /(?<year>\d{4})-(?<month>\d\d)/;
print "nested $1\n" if "f(a(b)c)d" =~ /(\((?:[^()]++|(?1))*\))/;
(my $squares = "1 2 3 12") =~ s/(\d+)/$1 * $1/ge;
print "$squares ", scalar reverse("abc"), " ", ucfirst lc "HELLO", " ", "ab" x 3, "\n";
print "look: ", join("|", split /(?<=,)\s*(?!x)/, "a, b,x, c"), "\n";
printf "%s %5d|%-5s|%05.2f|%e|%g|%x|%o|%b|%c|%%|%s\n", "s", 42, "ab", 3.14159, 12345.678, 1e-5, 255, 8, 5, 65, 1e100;
print sprintf("%.0f %.15g %s %s", 2.5, 0.1 + 0.2, 9 ** 20, 2 ** 53 + 1), " ", 7 % -3, " ", int(-7 / 2), " ", 1 / 3, "\n";
print join(" ", sin(1), cos(1), exp(1), log(10), sqrt(2), atan2(1, 2)), "\n";
print 0xffffffffffffffff, " ", -1 >> 1, " ", ~0, " ", 18446744073709551615 + 1, " ", 1 << 40, "\n";
my @sorted = sort { $a <=> $b } map { ($_ * 7919) % 10007 } 1 .. 10000;
print "@sorted[0 .. 4] $sorted[-1]\n";
my @matrix = map { my $i = $_; [map { $i * $_ } 1 .. 4] } 1 .. 3;
print join(";", map { join ",", @$_ } @matrix), "\n";
sub counter { my $n = shift; return sub { return $n++ } }
my $c = counter(5);
$c->() for 1 .. 3;
print $c->(), "\n";
package Shape { sub new { my ($class, %a) = @_; return bless {%a}, $class } sub area { 0 } sub text { my $s = shift; ref($s) . " " . $s->area } }
package Square { our @ISA = 'Shape'; sub area { $_[0]{side} ** 2 } }
print Square->new(side => 3)->text, " ", Shape->new->text, "\n";
eval { die { code => 42 } };
print "caught $@->{code}\n";
eval { my $x = 1; my $zero = 0; $x /= $zero };
print "error: ", $@ =~ s/ at .*//sr, "\n";
local $SIG{__WARN__} = sub { print "warning: ", $_[0] =~ s/ at .*//sr, "\n" };
my $undefined;
my $joined = "x" . ($undefined // "undef") . (1 + "3abc");
print "$joined\n";
print join(" ", unpack("A2 n N C/a", pack("A2 n N C/a", "hi", 513, 0xdeadbeef, "abc"))), " ", unpack("%32C*", "checksum"), "\n";
my $str = "\x{263a}\x{e9}";
print length($str), " ", sprintf("%vd", "1.22.333"), " ", join(",", map { sprintf "%02x", $_ } unpack "U0C*", $str), "\n";
my ($deep, $f) = (0);
$f = sub { my $n = shift; $n <= 0 ? 0 : 1 + $f->($n - 1) };
{ no warnings 'recursion'; $deep = $f->(5000) }
print "$deep ", join(",", (1 .. 3, 'aa' .. 'ad')), " ", wantarray() // "undef", "\n";
use List::Util qw(sum max first reduce shuffle);
use POSIX qw(floor ceil fmod strftime);
print sum(1 .. 100), " ", max(3, 9, 2), " ", first { $_ > 3 } (1 .. 9); print " ", reduce { $a * $b } 1 .. 10; print " ", floor(-1.5), ceil(1.2), fmod(7, 3), " ", strftime("%F", gmtime(86400 * 365)), "\n";
use Digest::SHA qw(sha256_hex); use Digest::MD5 qw(md5_hex); use MIME::Base64; use Storable qw(dclone); use Data::Dumper;
print sha256_hex("abc"), " ", md5_hex("abc"), " ", encode_base64("any carnal pleas", ""), "\n";
$Data::Dumper::Sortkeys = $Data::Dumper::Indent = 1;
print Dumper(dclone({ a => [1, { b => undef }], c => \"s" }));
use Math::BigInt;
print Math::BigInt->new(2)->bpow(200), " ", Math::BigInt->new(50)->bfac, "\n";
open my $mem, "<", \"l1\nl2\nl3\n" or die; my @lines = <$mem>; print scalar(@lines), " $.\n";
tr/a-y/b-z/ for (my $rot = "hal"); print "$rot\n";
write_report(); sub write_report { our ($n, $v) = ("name", 12.5); format STDOUT =
@<<<<<<< @>>>>> @##.##
$main::n, "right", $main::v
.
write }
